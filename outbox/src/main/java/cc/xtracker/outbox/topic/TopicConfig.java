package cc.xtracker.outbox.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is asked of the topics that this process writes to. */
@ConfigMapping(prefix = "xtracker.kafka")
public interface TopicConfig {
  /**
   * Default true: a topic that may lose what was accepted is refused at start. False, for a single
   * broker: it is warned of.
   */
  @WithDefault("true")
  boolean requireDurableTopics();
}
