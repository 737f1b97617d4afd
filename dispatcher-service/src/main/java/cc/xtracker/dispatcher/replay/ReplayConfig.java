package cc.xtracker.dispatcher.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are sent again in bulk. */
@ConfigMapping(prefix = "xtracker.replay")
public interface ReplayConfig {
  /** ISO 8601 duration between two looks when the last one found no job that is due. */
  @WithDefault("PT0.2S")
  Duration interval();

  /** Deliveries in one step of a job, which is one transaction, at most. */
  @WithDefault("500")
  int stepCount();

  /** Deliveries a second of a job that was given no rate. */
  @WithDefault("100")
  int usualRatePerSecond();

  /** Jobs of one space that run at the same time at most; one more is refused. */
  @WithDefault("4")
  int runningCount();

  /** Jobs of a space that are listed, and kept once they have ended, at most. */
  @WithDefault("100")
  int listedCount();
}
