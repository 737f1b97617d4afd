package cc.xtracker.dispatcher.egress;

import cc.xtracker.dispatcher.egress.UrlVerdict.Permitted;
import cc.xtracker.dispatcher.egress.UrlVerdict.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a request may go: once when a URL is saved, which is true of that moment only, and
 * by the same rules on the addresses that every connection finds.
 */
public final class UrlPolicy {
  public static final int MAX_LENGTH = 2048;

  private final AddressPolicy addresses;
  private final Set<Integer> ports;
  private final NameLookup lookup;

  /**
   * @param ports that a public receiver may listen on; inside an allow-listed network any will do
   */
  public UrlPolicy(AddressPolicy addresses, Set<Integer> ports, NameLookup lookup) {
    this.addresses = addresses;
    this.ports = Set.copyOf(ports);
    this.lookup = lookup;
  }

  /**
   * Judges a text that somebody wants to save. Waits for the lookup of its host.
   *
   * @throws ResolverUnavailable if the host cannot be looked up just now
   */
  public UrlVerdict judge(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return new Refused("must be 1 to " + MAX_LENGTH + " characters");
    }
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return new Refused("must be a URL such as https://example.com/hook");
    }
    String broken = brokenForm(url);
    return broken == null ? judgeHost(url) : new Refused(broken);
  }

  /**
   * Judges a URL of sound form by the addresses that its host has now.
   *
   * @param found at least one; a single bad one spoils them all
   */
  public UrlVerdict judge(URI url, List<InetAddress> found) {
    if (found.stream().allMatch(addresses::allowListed)) {
      return new Permitted(url);
    }
    String host = HostName.normalised(url.getHost());
    if (HostName.isInternal(host)) {
      return internal(host);
    }
    for (InetAddress address : found) {
      if (!addresses.permits(address)) {
        // The address itself stays unsaid: it would map an internal network for whoever asks.
        return new Refused("must be public: its host has " + AddressKinds.of(address).words());
      }
    }
    return ports.contains(port(url))
        ? new Permitted(url)
        : new Refused("must have one of the ports " + ports.stream().sorted().toList());
  }

  /** Where the URL's host listens, said or by its scheme. */
  public static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }

  private static @Nullable String brokenForm(URI url) {
    String scheme = url.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      return "must begin with http:// or https://";
    }
    if (url.getRawUserInfo() != null
        || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
      return "must not hold credentials; put them into a header";
    }
    if (url.getHost() == null || url.getHost().contains("%")) {
      return "must have a host: a name of letters, digits, dots and hyphens, or an IP address, which is"
          + " four decimal numbers or IPv6 in brackets";
    }
    if (url.getRawFragment() != null) {
      return "must not have a fragment";
    }
    return url.getPort() == 0 || url.getPort() > 65535 ? "must have a port of 1 to 65535" : null;
  }

  private UrlVerdict judgeHost(URI url) {
    String host = HostName.normalised(url.getHost());
    if (HostName.isDisguisedAddress(host)) {
      return new Refused("must give an IPv4 address as four decimal numbers");
    }
    Optional<InetAddress> literal = HostName.literal(host);
    if (literal.isPresent()) {
      return judge(url, List.of(literal.get()));
    }
    NameAnswer answer = lookup.lookUp(host).toCompletableFuture().join();
    return switch (answer) {
      case NameAnswer.Found(List<InetAddress> found, _) -> judge(url, found);
      case NameAnswer.Unknown _ ->
          HostName.isInternal(host)
              ? internal(host)
              : new Refused("has a host that cannot be resolved: " + host);
      case NameAnswer.ResolverDown _, NameAnswer.Overloaded _ ->
          throw new ResolverUnavailable(host);
    };
  }

  private static Refused internal(String host) {
    return new Refused("must be public: " + host + " is an internal name");
  }
}
