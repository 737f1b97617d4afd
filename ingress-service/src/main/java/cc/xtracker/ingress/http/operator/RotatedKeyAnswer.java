package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.space.RotatedKey;
import java.time.Instant;

/** A new secret; the only time that it is shown. */
record RotatedKeyAnswer(String secret, Instant previousValidUntil) {

  static RotatedKeyAnswer of(RotatedKey rotated) {
    return new RotatedKeyAnswer(rotated.secret().text(), rotated.previousValidUntil());
  }
}
