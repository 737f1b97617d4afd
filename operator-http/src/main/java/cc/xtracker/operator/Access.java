package cc.xtracker.operator;

import io.smallrye.config.ConfigMapping;

/** Who may enter the surfaces that are not the tenants'. Both tokens are secrets. */
@ConfigMapping(prefix = "xtracker")
public interface Access {
  /** The bearer token of the operator surface, {@code /admin}. */
  String adminToken();

  /** The bearer token with which services call each other, the same on every one. */
  String internalToken();
}
