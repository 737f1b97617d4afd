package cc.xtracker.binding.http;

import cc.xtracker.binding.bind.BindOutcome;
import cc.xtracker.binding.bind.BindingStore;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.internal.BindAnswer;
import cc.xtracker.model.internal.BindRequest;
import cc.xtracker.operator.ServiceOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Binds a uid to a Telegram user. */
@Path("/internal/spaces/{space}/bindings")
@ServiceOnly
@RunOnVirtualThread
public class BindingResource {
  private final BindingStore bindings;
  private final InstantSource clock;
  private final OutcomeCounters counters;

  BindingResource(BindingStore bindings, InstantSource clock, OutcomeCounters counters) {
    this.bindings = bindings;
    this.clock = clock;
    this.counters = counters;
  }

  @POST
  public BindAnswer bind(@PathParam("space") String space, @Nullable BindRequest body) {
    Binding wanted = decode(space, Fields.body(body));
    BindOutcome outcome = bindings.bind(wanted);
    counters.count(outcome);
    return new BindAnswer(status(outcome), outcome.matched());
  }

  private Binding decode(String space, BindRequest request) {
    return new Binding(
        Fields.space(space),
        Fields.uid(request.uid()),
        Fields.read("tg_id", request.tgId(), TgId::new),
        clock.millis());
  }

  private static BindAnswer.Status status(BindOutcome outcome) {
    return switch (outcome) {
      case BindOutcome.Bound bound -> BindAnswer.Status.BOUND;
      case BindOutcome.AlreadyBound same -> BindAnswer.Status.ALREADY_BOUND;
      case BindOutcome.Conflict other -> BindAnswer.Status.CONFLICT;
    };
  }
}
