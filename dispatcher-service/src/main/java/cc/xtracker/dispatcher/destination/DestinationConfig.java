package cc.xtracker.dispatcher.destination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon a change of a destination, or of a space, is seen. */
@ConfigMapping(prefix = "xtracker.destinations")
public interface DestinationConfig {
  /** ISO 8601 duration between two looks for changes that other replicas made. */
  @WithDefault("PT1S")
  Duration refreshEvery();

  /**
   * ISO 8601 duration that events wait at most to hear of the latest changes. Then the destinations
   * of the last look stand until the database answers again.
   */
  @WithDefault("PT1S")
  Duration patience();

  /** ISO 8601 duration for which a space that ingress knows is taken as known. */
  @WithDefault("PT30S")
  Duration spaceTtl();
}
