package cc.xtracker.operator;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** JSON of the wrong shape; stands in front of the framework's own mapper, which answers in its. */
@Provider
public class MismatchedBodyMapper implements ExceptionMapper<MismatchedInputException> {
  @Override
  public Response toResponse(MismatchedInputException mismatch) {
    return Refusal.invalid(HttpFaultMapper.brokenBody(mismatch));
  }
}
