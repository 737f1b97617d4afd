package cc.xtracker.dispatcher.binding;

import cc.xtracker.model.internal.ContextsAnswer;
import cc.xtracker.model.internal.ContextsRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal surface of binding-service, as far as the dispatcher needs it. */
@RegisterRestClient(configKey = "binding")
@Path("/internal/contexts")
public interface BindingClient {
  @POST
  ContextsAnswer contexts(
      @HeaderParam("Authorization") String authorization, ContextsRequest request);
}
