package cc.xtracker.binding.http.funnel;

import cc.xtracker.binding.StoreAway;
import cc.xtracker.binding.funnel.FunnelConfig;
import cc.xtracker.binding.funnel.FunnelCounts;
import cc.xtracker.binding.funnel.FunnelCounts.Funnel;
import cc.xtracker.binding.funnel.FunnelQuestion;
import cc.xtracker.operator.OperatorOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** Tells the operator how far the people of a space got. */
@Path("/admin/spaces/{space}/funnel")
@OperatorOnly
@RunOnVirtualThread
public class FunnelResource {
  private final FunnelCounts counts;
  private final FunnelConfig config;
  private final InstantSource clock;

  /** For the binds and clicks there is a connection left, whatever is counted. */
  private final Semaphore room;

  FunnelResource(FunnelCounts counts, FunnelConfig config, InstantSource clock) {
    this.counts = counts;
    this.config = config;
    this.clock = clock;
    room = new Semaphore(config.maxQuestions());
  }

  @GET
  public FunnelAnswer funnel(@PathParam("space") String space, @Context UriInfo uri) {
    Instant now = clock.instant();
    FunnelQuestion question =
        new FunnelParameters(uri.getQueryParameters()::getFirst)
            .question(space, now, config.maxBuckets());
    return FunnelAnswer.of(question, count(question, now));
  }

  private Funnel count(FunnelQuestion question, Instant now) {
    if (!room.tryAcquire()) {
      throw new StoreAway("as many funnels as may be are being counted");
    }
    try {
      return counts.count(question, config.sinceMillis(now));
    } finally {
      room.release();
    }
  }
}
