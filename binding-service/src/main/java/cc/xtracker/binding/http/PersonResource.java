package cc.xtracker.binding.http;

import cc.xtracker.binding.context.ContextStore;
import cc.xtracker.binding.context.Person;
import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Shows the operator all that is known about one uid. */
@Path("/admin/spaces/{space}/clicks/{uid}")
@OperatorOnly
@RunOnVirtualThread
public class PersonResource {
  private final ContextStore contexts;

  PersonResource(ContextStore contexts) {
    this.contexts = contexts;
  }

  @GET
  public Response person(@PathParam("space") String space, @PathParam("uid") String uid) {
    Person person = new Person(Fields.space(space), Fields.uid(uid));
    return contexts
        .find(person)
        .map(known -> Response.ok(PersonAnswer.of(person, known)).build())
        .orElseGet(() -> Refusal.notFound("neither a click nor a binding has this uid"));
  }
}
