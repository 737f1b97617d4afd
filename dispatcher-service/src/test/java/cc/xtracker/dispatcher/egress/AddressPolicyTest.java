package cc.xtracker.dispatcher.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private final AddressPolicy publicOnly = new AddressPolicy(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "64:ff9b::101:101",
        "::ffff:1.1.1.1"
      })
  void permitsPublicAddresses(String address) {
    assertThat(publicOnly.permits(InetAddress.ofLiteral(address))).isTrue();
  }

  /** The third column is where the range comes from. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0.0.0.0                  | ANY_LOCAL      | RFC 1122 section 3.2.1.3
          0.1.2.3                  | RESERVED       | RFC 791 section 3.2
          10.0.0.1                 | PRIVATE        | RFC 1918
          10.255.255.255           | PRIVATE        | RFC 1918
          100.64.0.1               | CARRIER_NAT    | RFC 6598
          100.100.100.200          | CARRIER_NAT    | RFC 6598; Alibaba Cloud's metadata
          100.127.255.255          | CARRIER_NAT    | RFC 6598
          127.0.0.1                | LOOPBACK       | RFC 1122 section 3.2.1.3
          127.255.255.254          | LOOPBACK       | RFC 1122 section 3.2.1.3
          168.63.129.16            | CLOUD_PLATFORM | Azure's WireServer
          169.254.169.254          | LINK_LOCAL     | RFC 3927; metadata of most clouds
          172.16.0.1               | PRIVATE        | RFC 1918
          172.31.255.255           | PRIVATE        | RFC 1918
          192.0.0.8                | RESERVED       | RFC 7600
          192.0.0.192              | RESERVED       | RFC 6890; Oracle Cloud's metadata
          192.0.2.1                | DOCUMENTATION  | RFC 5737
          192.31.196.1             | RESERVED       | RFC 7535, AS112
          192.52.193.1             | RESERVED       | RFC 7450, AMT
          192.88.99.1              | TRANSITION     | RFC 7526, 6to4 relays
          192.168.1.1              | PRIVATE        | RFC 1918
          192.175.48.1             | RESERVED       | RFC 7534, AS112
          198.18.0.1               | BENCHMARKING   | RFC 2544
          198.19.255.255           | BENCHMARKING   | RFC 2544
          198.51.100.7             | DOCUMENTATION  | RFC 5737
          203.0.113.7              | DOCUMENTATION  | RFC 5737
          224.0.0.1                | MULTICAST      | RFC 5771
          239.255.255.255          | MULTICAST      | RFC 5771
          240.0.0.1                | RESERVED       | RFC 1112 section 4
          255.255.255.255          | BROADCAST      | RFC 919
          ::                       | ANY_LOCAL      | RFC 4291 section 2.5.2
          ::1                      | LOOPBACK       | RFC 4291 section 2.5.3
          ::7f00:1                 | RESERVED       | RFC 4291 section 2.5.5.1, IPv4-compatible
          ::ffff:127.0.0.1         | LOOPBACK       | RFC 4291 section 2.5.5.2, IPv4-mapped
          ::ffff:a9fe:a9fe         | LINK_LOCAL     | RFC 4291 section 2.5.5.2, IPv4-mapped
          ::ffff:0:7f00:1          | TRANSITION     | RFC 2765 section 2.1, IPv4-translated
          64:ff9b::7f00:1          | LOOPBACK       | RFC 6052, NAT64
          64:ff9b::a9fe:a9fe       | LINK_LOCAL     | RFC 6052, NAT64
          64:ff9b:1::a00:1         | TRANSITION     | RFC 8215, local-use NAT64
          100::1                   | RESERVED       | RFC 6666, discard-only
          100:0:0:1::1             | RESERVED       | RFC 9780
          2001::1                  | TRANSITION     | RFC 4380, Teredo
          2001:0:7f00:1::5601:5601 | TRANSITION     | RFC 4380, Teredo around a private address
          2001:2::1                | BENCHMARKING   | RFC 5180
          2001:4:112::1            | RESERVED       | RFC 7535, AS112
          2001:20::1               | RESERVED       | RFC 7343, ORCHIDv2
          2001:db8::1              | DOCUMENTATION  | RFC 3849
          2002:7f00:1::            | TRANSITION     | RFC 3056, 6to4 around a loopback address
          2002:101:101::           | TRANSITION     | RFC 3056, 6to4
          2620:4f:8000::1          | RESERVED       | RFC 7534, AS112
          3ffe::1                  | RESERVED       | RFC 3701, 6bone
          3fff::1                  | DOCUMENTATION  | RFC 9637
          4000::1                  | RESERVED       | RFC 4291 section 2.4, not assigned
          5f00::1                  | RESERVED       | RFC 9602, SRv6 identifiers
          fc00::1                  | UNIQUE_LOCAL   | RFC 4193
          fd00:ec2::254            | UNIQUE_LOCAL   | RFC 4193; AWS's metadata
          fe80::1                  | LINK_LOCAL     | RFC 4291 section 2.5.6
          fec0::1                  | SITE_LOCAL     | RFC 3879
          ff02::1                  | MULTICAST      | RFC 4291 section 2.7
          """)
  void knowsWhatEveryOtherAddressIsFor(String address, AddressKind kind, String source) {
    assertThat(AddressKinds.of(InetAddress.ofLiteral(address))).as(source).isEqualTo(kind);
    assertThat(publicOnly.permits(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void permitsWhatTheOperatorAllowListed() {
    AddressPolicy policy = new AddressPolicy(List.of("127.0.0.0/8", " 10.1.2.128/25", "fd00::/9"));

    assertThat(
            List.of("127.9.9.9", "10.1.2.200", "::ffff:127.0.0.1", "fd12::1", "8.8.8.8").stream()
                .map(InetAddress::ofLiteral))
        .allMatch(policy::permits);
    assertThat(
            List.of("10.1.2.127", "10.1.3.200", "::1", "fd80::1", "192.168.0.1").stream()
                .map(InetAddress::ofLiteral))
        .noneMatch(policy::permits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129"})
  void refusesAnAllowListThatIsNotOne(String cidr) {
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressPolicy(List.of(cidr)));
  }
}
