package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.postgres.DatabaseUnavailable;
import cc.xtracker.operator.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A store that is away is not a fault of the request: ask again. */
@Provider
public class DatabaseUnavailableMapper implements ExceptionMapper<DatabaseUnavailable> {
  private static final Logger LOG = Logger.getLogger(DatabaseUnavailableMapper.class);

  @Override
  public Response toResponse(DatabaseUnavailable fault) {
    LOG.warn("request refused", fault);
    return Refusal.unavailable("the database is away", Duration.ofSeconds(1));
  }
}
