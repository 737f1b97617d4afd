package cc.xtracker.dispatcher.binding;

import cc.xtracker.dispatcher.enrich.ClickContexts;
import cc.xtracker.dispatcher.enrich.ContextsUnavailable;
import cc.xtracker.model.click.ClickContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Remembers for a while the contexts that only an erasure can still change, and only those. */
public final class CachedContexts implements ClickContexts {
  private final ClickContexts source;
  private final Cache<Person, ClickContext> complete;

  public CachedContexts(ClickContexts source, int count, Duration age) {
    this.source = source;
    this.complete = Caffeine.newBuilder().maximumSize(count).expireAfterWrite(age).build();
  }

  @Override
  public Map<Person, ClickContext> of(Set<Person> people) throws ContextsUnavailable {
    Map<Person, ClickContext> contexts = new HashMap<>(complete.getAllPresent(people));
    Set<Person> unknown = new HashSet<>(people);
    unknown.removeAll(contexts.keySet());
    if (!unknown.isEmpty()) {
      Map<Person, ClickContext> found = source.of(unknown);
      contexts.putAll(found);
      found.forEach(this::remember);
    }
    return contexts;
  }

  /** They are asked for again. */
  public void forget(Set<Person> people) {
    complete.invalidateAll(people);
  }

  private void remember(Person person, ClickContext context) {
    if (context.complete()) {
      complete.put(person, context);
    }
  }
}
