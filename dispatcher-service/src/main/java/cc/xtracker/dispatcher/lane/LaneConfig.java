package cc.xtracker.dispatcher.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much waits in memory for its attempt, and how much is attempted at once. */
@ConfigMapping(prefix = "xtracker.lanes")
public interface LaneConfig {
  /**
   * Deliveries that wait in all lanes together. A lane may hold as many as are free, and a space as
   * many as are free, so n flooded ones leave the (n+1)th part to the others; what exceeds that is
   * parked.
   */
  @WithDefault("32768")
  int waitingCount();

  /**
   * Requests under way in all lanes together. At the bound spaces take turns, and in each space its
   * destinations.
   */
  @WithDefault("8192")
  int inFlightCount();

  /**
   * ISO 8601 duration that a delivery waits for its start before it is parked. A lane that cannot
   * keep up holds the offsets no longer than this and its request timeout.
   */
  @WithDefault("PT2S")
  Duration maxWait();

  /**
   * People in all lanes together of whom it is remembered that a delivery is parked, so that their
   * later ones line up behind it. Beyond, everybody's do until what is parked has drained.
   */
  @WithDefault("100000")
  int displacedCount();
}
