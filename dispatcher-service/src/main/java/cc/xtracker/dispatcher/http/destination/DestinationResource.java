package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.egress.UrlPolicy;
import cc.xtracker.dispatcher.egress.UrlVerdict;
import cc.xtracker.dispatcher.http.Paths;
import cc.xtracker.dispatcher.register.DestinationSettings;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.register.SettingsRules;
import cc.xtracker.dispatcher.register.Spaces;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.InvalidRequestException;
import cc.xtracker.operator.OperatorOnly;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The destinations of a space. */
@Path("/admin/spaces/{space}/destinations")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DestinationResource {
  private final Destinations destinations;
  private final Spaces spaces;
  private final UrlPolicy urls;

  public DestinationResource(Destinations destinations, Spaces spaces, UrlPolicy urls) {
    this.destinations = destinations;
    this.spaces = spaces;
    this.urls = urls;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("space") String space, @Nullable JsonNode body) {
    SpaceId known = existing(space);
    DestinationJson json = new DestinationJson(body);
    json.require("kind", "name", "url");
    DestinationSettings settings = inOrder(json.onto(DestinationSettings.FRESH));
    judge(settings.url());
    RegisteredDestination added = destinations.add(known, settings);
    return Response.created(URI.create("/admin/spaces/" + known + "/destinations/" + added.id()))
        .entity(DestinationAnswer.of(added, true))
        .build();
  }

  @GET
  public DestinationAnswer.Listed list(@PathParam("space") String space) {
    List<RegisteredDestination> found = destinations.of(Paths.space(space));
    if (found.isEmpty()) {
      existing(space);
    }
    return new DestinationAnswer.Listed(
        found.stream().map(destination -> DestinationAnswer.of(destination, false)).toList());
  }

  @GET
  @Path("/{id}")
  public DestinationAnswer get(@PathParam("space") String space, @PathParam("id") String id) {
    return destinations
        .find(Paths.space(space), Paths.destination(id))
        .map(found -> DestinationAnswer.of(found, false))
        .orElseThrow(Paths::noDestination);
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public DestinationAnswer change(
      @PathParam("space") String space, @PathParam("id") String id, @Nullable JsonNode body) {
    RegisteredDestination before =
        destinations
            .find(Paths.space(space), Paths.destination(id))
            .orElseThrow(Paths::noDestination);
    DestinationJson json = new DestinationJson(body);
    DestinationSettings wanted = inOrder(json.onto(before.settings()));
    if (json.has("url")) {
      judge(wanted.url());
    }
    RegisteredDestination changed = changed(space, id, now -> inOrder(json.onto(now)));
    return DestinationAnswer.of(changed, before.signingSecrets().isEmpty());
  }

  @DELETE
  @Path("/{id}")
  public void delete(@PathParam("space") String space, @PathParam("id") String id) {
    if (!destinations.delete(Paths.space(space), Paths.destination(id))) {
      throw Paths.noDestination();
    }
  }

  @POST
  @Path("/{id}/enable")
  public DestinationAnswer enable(@PathParam("space") String space, @PathParam("id") String id) {
    return DestinationAnswer.of(changed(space, id, now -> now.enabled(true)), false);
  }

  @POST
  @Path("/{id}/disable")
  public DestinationAnswer disable(@PathParam("space") String space, @PathParam("id") String id) {
    return DestinationAnswer.of(changed(space, id, now -> now.enabled(false)), false);
  }

  private RegisteredDestination changed(
      String space, String id, UnaryOperator<DestinationSettings> change) {
    SpaceId in = Paths.space(space);
    DestinationId which = Paths.destination(id);
    return destinations.change(in, which, change).orElseThrow(Paths::noDestination);
  }

  private SpaceId existing(String space) {
    SpaceId asked = Paths.space(space);
    if (!spaces.exists(asked)) {
      throw Paths.noSpace();
    }
    return asked;
  }

  private static DestinationSettings inOrder(DestinationSettings settings) {
    SettingsRules.broken(settings)
        .ifPresent(
            rule -> {
              throw new InvalidRequestException(rule);
            });
    return settings;
  }

  private void judge(String url) {
    if (urls.judge(url) instanceof UrlVerdict.Refused(String rule)) {
      throw new InvalidRequestException("url " + rule);
    }
  }
}
