package cc.xtracker.binding.http.funnel;

import cc.xtracker.binding.funnel.FunnelLedger;
import cc.xtracker.operator.OperatorOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** Lets all funnels be counted anew from the beginning of their topics. */
@Path("/admin/funnel/rebuild")
@OperatorOnly
@RunOnVirtualThread
public class FunnelRebuildResource {
  private static final Logger LOG = Logger.getLogger(FunnelRebuildResource.class);

  private final FunnelLedger ledger;

  FunnelRebuildResource(FunnelLedger ledger) {
    this.ledger = ledger;
  }

  /** It has begun; the lag tells when it is done. */
  record Begun(boolean ok) {}

  @POST
  public Response rebuild() {
    ledger.beginAnew();
    LOG.info("the funnel is counted anew");
    return Response.accepted(new Begun(true)).build();
  }
}
