package cc.xtracker.ingress.http.door;

import cc.xtracker.ingress.rate.Quota;
import io.vertx.core.MultiMap;

/** The two fields of draft-ietf-httpapi-ratelimit-headers-10, as structured fields (RFC 9651). */
final class RateHeaders {
  private static final String POLICY = "\"space\"";

  private RateHeaders() {}

  static void set(MultiMap headers, Quota quota) {
    headers.set("RateLimit-Policy", POLICY + ";q=" + quota.limit() + ";w=" + quota.windowSeconds());
    headers.set("RateLimit", POLICY + ";r=" + quota.remaining() + ";t=" + quota.resetSeconds());
  }
}
