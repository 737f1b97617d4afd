package cc.xtracker.binding.http;

import cc.xtracker.binding.click.ClickOutcome;
import cc.xtracker.binding.click.ClickStore;
import cc.xtracker.binding.click.NewClick;
import cc.xtracker.binding.click.UidMint;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.internal.ClickAnswer;
import cc.xtracker.model.internal.ClickRequest;
import cc.xtracker.operator.ServiceOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes a click in. */
@Path("/internal/spaces/{space}/clicks")
@ServiceOnly
@RunOnVirtualThread
public class ClickResource {
  private final ClickStore clicks;
  private final UidMint mint;
  private final InstantSource clock;
  private final OutcomeCounters counters;

  ClickResource(ClickStore clicks, UidMint mint, InstantSource clock, OutcomeCounters counters) {
    this.clicks = clicks;
    this.mint = mint;
    this.clock = clock;
    this.counters = counters;
  }

  @POST
  public ClickAnswer click(@PathParam("space") String space, @Nullable ClickRequest body) {
    NewClick click = decode(space, Fields.body(body));
    ClickOutcome outcome = clicks.add(click);
    counters.count(outcome);
    return new ClickAnswer(outcome.uid().value());
  }

  private NewClick decode(String space, ClickRequest request) {
    Uid uid = request.uid() == null ? mint.mint() : Fields.uid(request.uid());
    return new NewClick(
        new Click(
            Fields.space(space),
            uid,
            Fields.slug(request.linkSlug()),
            Fields.attribution(request.attribution()),
            clock.millis()),
        Fields.key(request.idempotencyKey()),
        Fields.query(request.rawQuery()));
  }
}
