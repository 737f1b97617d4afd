package cc.xtracker.dispatcher.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the events topic is read. */
@ConfigMapping(prefix = "xtracker.intake")
public interface IntakeConfig {
  /** The consumer group that all replicas share. */
  @WithDefault("xtracker-dispatcher")
  String group();

  /**
   * Records read and not settled at most. At the bound no more are asked for until some are
   * settled.
   */
  @WithDefault("16000")
  int inFlightCount();

  /** Records read and not settled that are permitted always, however slow everything is. */
  @WithDefault("1000")
  int leastInFlightCount();

  /**
   * ISO 8601 duration that the first of a few records waits for more, so that one call to
   * binding-service asks for all of them. It delays each event by as much at most.
   */
  @WithDefault("PT0.002S")
  Duration gatherTime();

  /** Records that are worth a call to binding-service without waiting for more. */
  @WithDefault("64")
  int worthwhileCount();

  /**
   * ISO 8601 duration that a delivery waits for us on average, for its start and for its outcome to
   * be kept; above it fewer records are read ahead. A backlog stays on the topic instead of being
   * parked, and what is read is gone from memory before it gets old there.
   */
  @WithDefault("PT0.1S")
  Duration longestWait();

  /**
   * Records read and not committed at most: those settled behind one that is not. Small in memory,
   * so that one slow receiver does not stop the others.
   */
  @WithDefault("500000")
  int uncommittedCount();

  /** ISO 8601 duration between two commits. What a crash repeats is at least this young. */
  @WithDefault("PT0.5S")
  Duration commitInterval();

  /**
   * ISO 8601 duration after which a replica that gives no sign of life is taken for dead and its
   * partitions go to the others. A twentieth of it is how soon replicas hear of each other.
   */
  @WithDefault("PT10S")
  Duration sessionTimeout();

  /**
   * ISO 8601 duration that a replica waits for what it has begun of the partitions that go to
   * another one, also when it stops; what is not settled by then is repeated there. Meanwhile
   * nobody reads anything new of them: a slow receiver holds up the others for so long.
   */
  @WithDefault("PT3S")
  Duration handOverPatience();

  /**
   * ISO 8601 duration that a stopping replica has to hand its partitions over and to end the
   * deliveries that it has begun.
   */
  @WithDefault("PT20S")
  Duration stopPatience();
}
