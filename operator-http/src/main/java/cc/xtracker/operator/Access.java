package cc.xtracker.operator;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may enter the surfaces that are not the tenants'. Both tokens are secrets. */
@ConfigMapping(prefix = "xtracker")
public interface Access {
  /**
   * The bearer token of the operator surface, {@code /admin}; needed unless operators prove who
   * they are by OpenID Connect.
   */
  Optional<String> adminToken();

  /** The bearer token with which services call each other, the same on every one. */
  String internalToken();
}
