package cc.xtracker.operator;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Broken input, found late. */
@Provider
public class InvalidRequestMapper implements ExceptionMapper<InvalidRequestException> {
  @Override
  public Response toResponse(InvalidRequestException broken) {
    return Refusal.of(400, "invalid_request", broken.getMessage());
  }
}
