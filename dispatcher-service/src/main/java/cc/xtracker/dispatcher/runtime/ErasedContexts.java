package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.binding.CachedContexts;
import cc.xtracker.dispatcher.binding.EnrichConfig;
import cc.xtracker.dispatcher.erasure.ErasureConfig;
import cc.xtracker.dispatcher.erasure.Erasures;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the contexts of erased people out of memory, whichever replica heard of them. It does so
 * over and over for as long as a context is kept: an answer that was on its way meanwhile may put
 * one back.
 */
@Singleton
public class ErasedContexts {
  private static final Logger LOG = Logger.getLogger(ErasedContexts.class);

  private final Erasures erasures;
  private final CachedContexts contexts;
  private final EnrichConfig kept;
  private final ErasureConfig config;
  private @Nullable Rounds watch;

  public ErasedContexts(
      Erasures erasures, CachedContexts contexts, EnrichConfig kept, ErasureConfig config) {
    this.erasures = erasures;
    this.contexts = contexts;
    this.kept = kept;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    watch = Rounds.start("erased-contexts", Duration.ZERO, this::forget);
  }

  /** Before the database connections are closed. */
  void stop(@Observes ShutdownEvent stopped) {
    if (watch != null) {
      watch.stop();
    }
  }

  private Duration forget() {
    try {
      contexts.forget(erasures.notedWithin(kept.cacheAge()));
    } catch (RuntimeException e) {
      LOG.warn("erased people cannot be looked up just now", e);
    }
    return config.interval();
  }
}
