package cc.xtracker.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets a request pass that carries one secret token as its bearer; compared in constant time. */
final class TokenGate {
  private static final String SCHEME = "Bearer ";

  private final byte[] expected;

  TokenGate(String token) {
    expected = token.getBytes(StandardCharsets.UTF_8);
  }

  void check(ContainerRequestContext request) {
    if (!opens(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      request.abortWith(
          Response.fromResponse(Refusal.of(401, "unauthorized", null))
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
              .build());
    }
  }

  boolean opens(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            expected,
            authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
  }
}
