package cc.xtracker.operator;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A bug or broken infrastructure that nobody else answered for: logged once, told to nobody. */
@Provider
public class UnforeseenMapper implements ExceptionMapper<Exception> {
  private static final Logger LOG = Logger.getLogger(UnforeseenMapper.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  @Override
  public Response toResponse(Exception unforeseen) {
    if (DatabaseAway.isBehind(unforeseen)) {
      LOG.warn("database does not answer", unforeseen);
      return Refusal.unavailable("the database does not answer; try again", SOON);
    }
    LOG.error("request failed", unforeseen);
    return Refusal.of(500, "internal_error", "the request failed; it is logged here");
  }
}
