package cc.xtracker.model.internal;

import cc.xtracker.model.click.Attribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One context for each person asked, in the order asked; people nobody knows included. */
public record ContextsAnswer(List<Context> contexts) {

  public ContextsAnswer {
    contexts = List.copyOf(contexts);
  }

  /**
   * @param clicked whether a click with the uid exists in the space
   * @param tgId null while unbound
   */
  public record Context(boolean clicked, @Nullable Long tgId, Attribution attribution) {}
}
