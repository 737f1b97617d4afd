package cc.xtracker.dispatcher.binding;

import cc.xtracker.dispatcher.enrich.ClickContexts;
import cc.xtracker.dispatcher.enrich.ContextsUnavailable;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.internal.ContextsAnswer;
import cc.xtracker.model.internal.ContextsRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks binding-service, in one call as long as the people fit into one. */
public final class BindingContexts implements ClickContexts {
  private final BindingClient client;
  private final String authorization;
  private final int callCount;

  public BindingContexts(BindingClient client, String internalToken, int callCount) {
    this.client = client;
    this.authorization = "Bearer " + internalToken;
    this.callCount = callCount;
  }

  @Override
  public Map<Person, ClickContext> of(Set<Person> people) throws ContextsUnavailable {
    List<Person> asked = new ArrayList<>(people);
    Map<Person, ClickContext> contexts = new HashMap<>();
    for (int from = 0; from < asked.size(); from += callCount) {
      ask(asked.subList(from, Math.min(asked.size(), from + callCount)), contexts);
    }
    return contexts;
  }

  private void ask(List<Person> asked, Map<Person, ClickContext> contexts)
      throws ContextsUnavailable {
    List<ContextsAnswer.Context> answers = call(asked);
    if (answers.size() != asked.size()) {
      throw new ContextsUnavailable("binding-service did not answer for everyone", null);
    }
    for (int i = 0; i < asked.size(); i++) {
      contexts.put(asked.get(i), context(answers.get(i)));
    }
  }

  private List<ContextsAnswer.Context> call(List<Person> asked) throws ContextsUnavailable {
    ContextsRequest request =
        new ContextsRequest(
            asked.stream()
                .map(
                    person ->
                        new ContextsRequest.Person(person.space().value(), person.uid().value()))
                .toList());
    try {
      return client.contexts(authorization, request).contexts();
    } catch (RuntimeException e) {
      // What the client throws is not its own only: without a file descriptor it is Netty's.
      throw new ContextsUnavailable("binding-service did not answer", e);
    }
  }

  private static ClickContext context(ContextsAnswer.Context answer) {
    Long tgId = answer.tgId();
    return new ClickContext(
        answer.clicked(), tgId == null ? null : new TgId(tgId), answer.attribution());
  }
}
