package cc.xtracker.dispatcher.enrich;

import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.util.Map;
import java.util.Set;

/** Answers who stands behind many uids at once. */
public interface ClickContexts {
  /**
   * @return one context for each person asked; {@link ClickContext#UNKNOWN} for those nobody knows
   * @throws ContextsUnavailable when they could not be read; nothing may be delivered then
   */
  Map<Person, ClickContext> of(Set<Person> people) throws ContextsUnavailable;

  /** A uid in its space. */
  record Person(SpaceId space, Uid uid) {}
}
