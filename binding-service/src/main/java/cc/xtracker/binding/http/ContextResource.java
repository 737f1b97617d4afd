package cc.xtracker.binding.http;

import cc.xtracker.binding.context.ContextStore;
import cc.xtracker.binding.context.Person;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.internal.ContextsAnswer;
import cc.xtracker.model.internal.ContextsAnswer.Context;
import cc.xtracker.model.internal.ContextsRequest;
import cc.xtracker.operator.InvalidRequestException;
import cc.xtracker.operator.ServiceOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the dispatcher who stands behind many uids at once. */
@Path("/internal/contexts")
@ServiceOnly
@RunOnVirtualThread
public class ContextResource {
  private final ContextStore contexts;
  private final ContextLimits limits;

  ContextResource(ContextStore contexts, ContextLimits limits) {
    this.contexts = contexts;
    this.limits = limits;
  }

  @POST
  public ContextsAnswer contexts(@Nullable ContextsRequest body) {
    List<Person> people = decode(Fields.body(body).people());
    List<ClickContext> known = contexts.contexts(people);
    return new ContextsAnswer(known.stream().map(ContextResource::answer).toList());
  }

  private List<Person> decode(List<ContextsRequest.Person> people) {
    if (people.size() > limits.maxPeople()) {
      throw new InvalidRequestException("people must be at most " + limits.maxPeople());
    }
    return people.stream()
        .map(person -> new Person(Fields.space(person.spaceId()), Fields.uid(person.uid())))
        .toList();
  }

  private static Context answer(ClickContext known) {
    TgId tgId = known.tgId();
    return new Context(known.clicked(), tgId == null ? null : tgId.value(), known.attribution());
  }
}
