package cc.xtracker.operator;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** A bug or broken infrastructure that nobody else answered for: logged once, told to nobody. */
@Provider
public class UnforeseenMapper implements ExceptionMapper<Exception> {
  private static final Logger LOG = Logger.getLogger(UnforeseenMapper.class);

  @Override
  public Response toResponse(Exception unforeseen) {
    LOG.error("request failed", unforeseen);
    return Refusal.of(500, "internal_error", "the request failed; it is logged here");
  }
}
