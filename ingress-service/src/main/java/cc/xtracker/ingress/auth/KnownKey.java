package cc.xtracker.ingress.auth;

import cc.xtracker.ingress.rate.Caller;
import cc.xtracker.ingress.rate.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A credential, with what has to be known of its space at each use.
 *
 * @param rate what the operator set for the space; null leaves it to the configuration
 */
public record KnownKey(ApiKey key, @Nullable Rate rate) {
  Caller caller() {
    return new Caller(key.space(), rate);
  }
}
