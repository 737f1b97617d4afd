package cc.xtracker.dispatcher.ingress;

import cc.xtracker.model.internal.SpaceAnswer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What ingress tells other services. */
@RegisterRestClient(configKey = "ingress")
@Path("/internal/spaces")
public interface IngressApi {
  @GET
  @Path("/{space}")
  SpaceAnswer space(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("space") String space);
}
