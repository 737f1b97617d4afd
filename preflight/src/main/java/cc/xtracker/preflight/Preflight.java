package cc.xtracker.preflight;

import cc.xtracker.preflight.topic.TopicCheck;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The look before the start: nothing has been taken or sent yet. */
@Singleton
public class Preflight {
  private static final Logger LOG = Logger.getLogger(Preflight.class);

  /** Before whatever a service lets start early. */
  private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 1;

  private final ProductionConfig config;
  private final Config settings;
  private final TopicCheck topics;

  Preflight(ProductionConfig config, Config settings, TopicCheck topics) {
    this.config = config;
    this.settings = settings;
    this.topics = topics;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    topics.start();
    judge(
        config.production(),
        Stream.concat(
                SecretRules.complaints(key -> settings.getOptionalValue(key, String.class))
                    .stream(),
                topics.complaints().stream())
            .toList());
  }

  void stop(@Observes ShutdownEvent ended) {
    topics.close();
  }

  /**
   * @throws IllegalStateException if somebody relies on what this process would lose or give away;
   *     says all that is to be set
   */
  static void judge(boolean production, List<String> complaints) {
    if (complaints.isEmpty()) {
      return;
    }
    if (production) {
      throw new IllegalStateException(
          "Not safe for production:\n- "
              + String.join("\n- ", complaints)
              + "\nFor a trial, xtracker.production=false makes this a warning.");
    }
    LOG.warnf("not safe for production complaints=%s", complaints);
  }
}
