package cc.xtracker.operator;

import io.smallrye.config.ConfigMapping;

/**
 * Who may enter the surfaces that are not the tenants'. Both tokens are secrets without a default.
 */
@ConfigMapping(prefix = "xtracker")
public interface Access {
  /** The bearer token of {@link OperatorOnly} resources. */
  String adminToken();

  /** The bearer token of {@link ServiceOnly} resources, the same on every service. */
  String internalToken();
}
