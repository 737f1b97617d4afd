package cc.xtracker.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How operators prove who they are. */
@ConfigMapping(prefix = "xtracker.operator")
public interface OperatorConfig {
  /**
   * Whether by a token of the OIDC provider that {@code quarkus.oidc.*} names; the admin token then
   * opens nothing. False by default, and then no provider is asked for.
   */
  @WithDefault("false")
  boolean oidc();

  /** The role that such a token must give its bearer; {@code quarkus.oidc.roles.*} says where. */
  @WithDefault("xtracker-operator")
  String role();
}
