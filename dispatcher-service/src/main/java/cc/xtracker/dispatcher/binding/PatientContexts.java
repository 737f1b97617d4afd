package cc.xtracker.dispatcher.binding;

import cc.xtracker.dispatcher.enrich.ClickContexts;
import cc.xtracker.dispatcher.enrich.ContextsUnavailable;
import cc.xtracker.model.click.ClickContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Waits while the contexts cannot be read: nothing is delivered that was not enriched. */
public final class PatientContexts implements ClickContexts {
  private static final Logger LOG = Logger.getLogger(PatientContexts.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final ClickContexts source;
  private final Duration longestPause;
  private volatile boolean waiting;

  public PatientContexts(ClickContexts source, Duration longestPause) {
    this.source = source;
    this.longestPause = longestPause;
  }

  /** The last answer failed to come, and everything behind it waits. */
  public boolean waiting() {
    return waiting;
  }

  /**
   * @throws ContextsUnavailable when the thread is interrupted while it waits
   */
  @Override
  public Map<Person, ClickContext> of(Set<Person> people) throws ContextsUnavailable {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        Map<Person, ClickContext> contexts = source.of(people);
        waiting = false;
        return contexts;
      } catch (ContextsUnavailable e) {
        if (!waiting) {
          LOG.warnf(e, "events wait for their contexts people=%d", people.size());
          waiting = true;
        }
        sleep(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(longestPause) < 0 ? pause : longestPause;
      }
    }
  }

  private static void sleep(Duration pause) throws ContextsUnavailable {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ContextsUnavailable("stopped while waiting", stop);
    }
  }
}
