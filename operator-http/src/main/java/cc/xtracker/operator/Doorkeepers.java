package cc.xtracker.operator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sets the doorkeeper. */
@Singleton
final class Doorkeepers {
  @Produces
  @Singleton
  Doorkeeper doorkeeper(Access access) {
    return new TokenGate("admin", access.adminToken());
  }
}
