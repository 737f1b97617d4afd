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
  /** Networks in CIDR form, comma-separated, that may be reached although they are not public. */
  Optional<List<String>> allowedNetworks();

  /** The TCP ports that a public receiver may have. */
  @WithDefault("80,443,8080,8443")
  Set<Integer> ports();

  /**
   * ISO 8601 duration for which the addresses of a host are remembered at most; less when its name
   * server says so, but never less than a second.
   */
  @WithDefault("PT30S")
  Duration nameTtl();

  /** ISO 8601 duration for which it is remembered that a host has no address. */
  @WithDefault("PT5S")
  Duration unknownNameTtl();

  /**
   * ISO 8601 duration, counted from when they were found, for which the addresses of a host are
   * used on while no name server can be asked.
   */
  @WithDefault("PT5M")
  Duration staleNameTtl();

  /** Hosts that each event loop remembers at most. */
  @WithDefault("10000")
  int maxNames();

  /** Lookups that run at once; the others wait. */
  @WithDefault("64")
  int lookupsAtOnce();

  /** Lookups that may wait; one more is put off as a fault of our own. */
  @WithDefault("10000")
  int maxWaitingLookups();

  /** ISO 8601 duration after which a name server that has not answered counts as down. */
  @WithDefault("PT2S")
  Duration lookupTimeout();
}
