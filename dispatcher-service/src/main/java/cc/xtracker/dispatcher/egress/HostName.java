package cc.xtracker.dispatcher.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from the text of a host alone what cannot be a public receiver. */
public final class HostName {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  /** A last label that is a number: WHATWG URL parsers read the whole host as an IPv4 address. */
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)");

  private static final Pattern LEADING_ZERO = Pattern.compile("(.*\\.)?0\\d.*");

  /**
   * RFC 6761 (localhost), RFC 6762 with its appendix G (local and the private top-level domains
   * seen in the wild), RFC 8375 (home.arpa), ICANN SAC113 (internal: also the metadata services of
   * clouds), and the names of Linux and Kubernetes.
   */
  private static final List<String> INTERNAL_ENDINGS =
      List.of(
          ".localhost",
          ".localdomain",
          ".localdomain4",
          ".localdomain6",
          ".local",
          ".internal",
          ".intranet",
          ".private",
          ".corp",
          ".home",
          ".lan",
          ".home.arpa",
          ".svc",
          ".default");

  private HostName() {}

  /** Of {@code [::1]} the inside; of {@code Example.COM.} plain {@code example.com}. */
  public static String normalised(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    String rooted = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    return rooted.toLowerCase(Locale.ROOT);
  }

  /** The address that the text is, if it is one; nobody has to be asked for it. */
  public static Optional<InetAddress> literal(String host) {
    return isAddress(host) ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
  }

  static boolean isAddress(String host) {
    return host.contains(":") || (IPV4.matcher(host).matches() && !hasLeadingZero(host));
  }

  /** Octal, hexadecimal, short or whole-number forms, which two programs read differently. */
  static boolean isDisguisedAddress(String host) {
    return ENDS_IN_NUMBER.matcher(host).matches() && !isAddress(host);
  }

  static boolean isInternal(String host) {
    return !isAddress(host)
        && (!host.contains(".") || INTERNAL_ENDINGS.stream().anyMatch(host::endsWith));
  }

  private static boolean hasLeadingZero(String host) {
    return LEADING_ZERO.matcher(host).matches();
  }
}
