package cc.xtracker.dispatcher.erasure;

import cc.xtracker.dispatcher.enrich.ClickContexts.Person;
import cc.xtracker.model.click.Erasure;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The erasures that we were told of, kept as long as the log has a day that they may concern:
 * whatever comes into it late is redacted as well.
 */
public interface Erasures {
  /**
   * Keeps them and redacts what the log already has of the people. All or none; twice is as good as
   * once.
   */
  void note(List<Erasure> erasures);

  /** Those of whom we were told so lately, whichever replica was. */
  Set<Person> notedWithin(Duration age);
}
