package cc.xtracker.ingress.http.operator;

import cc.xtracker.operator.Refusal;
import jakarta.ws.rs.core.Response;

/** The answer for a space that is not there, or no longer. */
final class UnknownSpace {
  private UnknownSpace() {}

  static Response answer() {
    return Refusal.notFound("there is no such space");
  }
}
