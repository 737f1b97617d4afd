package cc.xtracker.ingress.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much each space may send to this replica, unless the operator says otherwise for it. */
@ConfigMapping(prefix = "xtracker.rate-limit")
public interface RateSettings {
  /** Events per second, 1 to 1,000,000; unless set, a space is not limited. */
  OptionalInt perSecond();

  /**
   * ISO 8601 duration from PT1S to PT30M: a space may send at once what its rate allows in this
   * time; for a larger batch there is never room.
   */
  @WithDefault("PT1S")
  Duration burst();
}
