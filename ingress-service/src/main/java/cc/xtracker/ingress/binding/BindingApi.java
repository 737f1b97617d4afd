package cc.xtracker.ingress.binding;

import cc.xtracker.model.internal.BindAnswer;
import cc.xtracker.model.internal.BindRequest;
import cc.xtracker.model.internal.ClickAnswer;
import cc.xtracker.model.internal.ClickRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal HTTP of binding-service, as far as ingress calls it. */
@RegisterRestClient(configKey = "binding")
@Path("/internal/spaces/{space}")
interface BindingApi {
  @POST
  @Path("/bindings")
  Uni<BindAnswer> bind(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @PathParam("space") String space,
      BindRequest request);

  @POST
  @Path("/clicks")
  Uni<ClickAnswer> click(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @PathParam("space") String space,
      ClickRequest request);
}
