package cc.xtracker.dispatcher.egress;

import static cc.xtracker.dispatcher.egress.AddressKind.ANY_LOCAL;
import static cc.xtracker.dispatcher.egress.AddressKind.BENCHMARKING;
import static cc.xtracker.dispatcher.egress.AddressKind.BROADCAST;
import static cc.xtracker.dispatcher.egress.AddressKind.CARRIER_NAT;
import static cc.xtracker.dispatcher.egress.AddressKind.CLOUD_PLATFORM;
import static cc.xtracker.dispatcher.egress.AddressKind.DOCUMENTATION;
import static cc.xtracker.dispatcher.egress.AddressKind.LINK_LOCAL;
import static cc.xtracker.dispatcher.egress.AddressKind.LOOPBACK;
import static cc.xtracker.dispatcher.egress.AddressKind.MULTICAST;
import static cc.xtracker.dispatcher.egress.AddressKind.PRIVATE;
import static cc.xtracker.dispatcher.egress.AddressKind.PUBLIC;
import static cc.xtracker.dispatcher.egress.AddressKind.RESERVED;
import static cc.xtracker.dispatcher.egress.AddressKind.SITE_LOCAL;
import static cc.xtracker.dispatcher.egress.AddressKind.TRANSITION;
import static cc.xtracker.dispatcher.egress.AddressKind.UNIQUE_LOCAL;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the kind of an address by the IANA special-purpose registries (RFC 6890 and its updates).
 * The first range that contains it decides.
 */
final class AddressKinds {
  private record Range(Network network, AddressKind kind) {}

  private static final List<Range> IPV4 =
      List.of(
          range("0.0.0.0/32", ANY_LOCAL),
          range("0.0.0.0/8", RESERVED),
          range("10.0.0.0/8", PRIVATE),
          range("100.64.0.0/10", CARRIER_NAT),
          range("127.0.0.0/8", LOOPBACK),
          range("168.63.129.16/32", CLOUD_PLATFORM), // Azure's WireServer, on a public address
          range("169.254.0.0/16", LINK_LOCAL), // the metadata services of most clouds
          range("172.16.0.0/12", PRIVATE),
          range("192.0.0.0/24", RESERVED),
          range("192.0.2.0/24", DOCUMENTATION),
          range("192.31.196.0/24", RESERVED), // AS112
          range("192.52.193.0/24", RESERVED), // AMT
          range("192.88.99.0/24", TRANSITION), // 6to4 relays
          range("192.168.0.0/16", PRIVATE),
          range("192.175.48.0/24", RESERVED), // AS112
          range("198.18.0.0/15", BENCHMARKING),
          range("198.51.100.0/24", DOCUMENTATION),
          range("203.0.113.0/24", DOCUMENTATION),
          range("224.0.0.0/4", MULTICAST),
          range("255.255.255.255/32", BROADCAST),
          range("240.0.0.0/4", RESERVED),
          range("0.0.0.0/0", PUBLIC));

  private static final Network NAT64 = Network.parse("64:ff9b::/96"); // RFC 6052

  private static final List<Range> IPV6 =
      List.of(
          range("::/128", ANY_LOCAL),
          range("::1/128", LOOPBACK),
          range("::/96", RESERVED), // IPv4-compatible, RFC 4291 section 2.5.5.1
          range("::ffff:0:0:0/96", TRANSITION), // IPv4-translated, RFC 2765 section 2.1
          range("64:ff9b:1::/48", TRANSITION), // local-use NAT64, RFC 8215
          range("100::/64", RESERVED), // discard-only
          range("2001::/32", TRANSITION), // Teredo
          range("2001:2::/48", BENCHMARKING),
          range("2001:db8::/32", DOCUMENTATION),
          range("2001::/23", RESERVED), // IETF protocol assignments
          range("2002::/16", TRANSITION), // 6to4
          range("2620:4f:8000::/48", RESERVED), // AS112
          range("3ffe::/16", RESERVED), // 6bone, given back
          range("3fff::/20", DOCUMENTATION),
          range("fc00::/7", UNIQUE_LOCAL),
          range("fe80::/10", LINK_LOCAL),
          range("fec0::/10", SITE_LOCAL),
          range("ff00::/8", MULTICAST),
          range("2000::/3", PUBLIC), // the only global unicast space in use
          range("::/0", RESERVED));

  private AddressKinds() {}

  static AddressKind of(InetAddress address) {
    if (NAT64.contains(address)) {
      // The gateway unwraps it, so what counts is where it comes out.
      return of(embeddedIpv4(address));
    }
    List<Range> ranges = address instanceof Inet4Address ? IPV4 : IPV6;
    return ranges.stream()
        .filter(range -> range.network.contains(address))
        .map(Range::kind)
        .findFirst()
        .orElse(RESERVED);
  }

  private static InetAddress embeddedIpv4(InetAddress address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(bytes, bytes.length - Integer.BYTES, bytes.length));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  private static Range range(String cidr, AddressKind kind) {
    return new Range(Network.parse(cidr), kind);
  }
}
