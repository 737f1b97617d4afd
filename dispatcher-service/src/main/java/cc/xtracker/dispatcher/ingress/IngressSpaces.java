package cc.xtracker.dispatcher.ingress;

import cc.xtracker.dispatcher.destination.DestinationConfig;
import cc.xtracker.dispatcher.register.Spaces;
import cc.xtracker.dispatcher.register.SpacesUnavailable;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.Access;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks ingress, and remembers for a while which spaces there are. */
@Singleton
public class IngressSpaces implements Spaces {
  private static final int MAX_REMEMBERED = 100_000;

  private final IngressApi ingress;
  private final String authorization;
  private final Cache<SpaceId, SpaceId> known;

  public IngressSpaces(@RestClient IngressApi ingress, Access access, DestinationConfig config) {
    this.ingress = ingress;
    this.authorization = "Bearer " + access.internalToken();
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(config.spaceTtl())
            .build();
  }

  @Override
  public boolean exists(SpaceId space) {
    if (known.getIfPresent(space) != null) {
      return true;
    }
    try {
      ingress.space(authorization, space.value());
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == 404) {
        return false;
      }
      throw new SpacesUnavailable(e);
    } catch (RuntimeException e) {
      throw new SpacesUnavailable(e);
    }
    known.put(space, space);
    return true;
  }
}
