package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.Disabling;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.model.id.DestinationId;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Disables destinations beside their lanes, which do not wait for the database. */
@Singleton
public class DisablingAside implements Disabling {
  private static final Logger LOG = Logger.getLogger(DisablingAside.class);

  private final Destinations destinations;
  private final DestinationDirectory directory;

  /** At most one change of each at a time, however many answers ask for it. */
  private final Set<DestinationId> underWay = ConcurrentHashMap.newKeySet();

  public DisablingAside(Destinations destinations, DestinationDirectory directory) {
    this.destinations = destinations;
    this.directory = directory;
  }

  @Override
  public void disable(DestinationId id, String reason) {
    boolean enabled = directory.find(id).filter(Destination::enabled).isPresent();
    if (enabled && underWay.add(id)) {
      Thread.ofVirtual().name("disabling").start(() -> disableNow(id, reason));
    }
  }

  private void disableNow(DestinationId id, String reason) {
    try {
      destinations.disable(id, reason);
      LOG.warnf("destination disabled destination=%s reason=%s", id.value(), reason);
    } catch (RuntimeException e) {
      LOG.errorf(e, "destination not disabled, its next failure asks again id=%s", id.value());
    } finally {
      underWay.remove(id);
    }
  }
}
