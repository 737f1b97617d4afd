package cc.xtracker.ingress.http.operator;

import cc.xtracker.operator.Refusal;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The operator's calls need the database; without it nothing was changed. */
@Provider
public class DatabaseAwayMapper implements ExceptionMapper<PersistenceException> {
  private static final Logger LOG = Logger.getLogger(DatabaseAwayMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  @Override
  public Response toResponse(PersistenceException away) {
    LOG.warn("database does not answer", away);
    return Refusal.unavailable("the database does not answer; try again", RETRY_AFTER);
  }
}
