package cc.xtracker.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes a body that does not say what it is as JSON, as the tenant surface does: RFC 9110 section
 * 8.3 leaves it to the recipient. Without this a call that needs no body would need a content type,
 * or would be held to the one that a client sends with nothing.
 */
@Provider
@PreMatching
public class JsonUnlessSaid implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMediaType() == null || request.getLength() == 0) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }
}
