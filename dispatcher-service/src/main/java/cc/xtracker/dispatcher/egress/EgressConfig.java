package cc.xtracker.dispatcher.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where requests may go, and how names become addresses. */
@ConfigMapping(prefix = "xtracker.egress")
public interface EgressConfig {
  /**
   * Networks in CIDR form, comma-separated, that may be reached although they are not public; none
   * by default.
   */
  Optional<List<String>> allowedNetworks();

  /** The TCP ports that a public receiver may have. */
  @WithDefault("80,443,8080,8443")
  Set<Integer> ports();

  /** ISO 8601 duration for which the addresses of a host are remembered. */
  @WithDefault("PT30S")
  Duration nameTtl();

  /** ISO 8601 duration for which it is remembered that nobody knows a host. */
  @WithDefault("PT5S")
  Duration unknownNameTtl();

  /** How many hosts are remembered at most. */
  @WithDefault("10000")
  int maxNames();

  /** How many lookups run at once; the others wait. */
  @WithDefault("16")
  int lookupsAtOnce();

  /** How many lookups may wait; one more fails at once as an unknown host. */
  @WithDefault("1000")
  int maxWaitingLookups();

  /** ISO 8601 duration after which a lookup for somebody who waits counts as failed. */
  @WithDefault("PT5S")
  Duration lookupTimeout();
}
