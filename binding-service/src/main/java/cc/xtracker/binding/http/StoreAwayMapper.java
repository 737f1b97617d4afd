package cc.xtracker.binding.http;

import cc.xtracker.binding.StoreAway;
import cc.xtracker.operator.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A store is away: the client may try again soon. */
@Provider
public class StoreAwayMapper implements ExceptionMapper<StoreAway> {
  private static final Logger LOG = Logger.getLogger(StoreAwayMapper.class);

  /** Long enough for a restart to make progress, short enough that nobody notices one. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  @Override
  public Response toResponse(StoreAway away) {
    LOG.debug("request refused", away);
    return Refusal.unavailable(String.valueOf(away.getMessage()), RETRY_AFTER);
  }
}
