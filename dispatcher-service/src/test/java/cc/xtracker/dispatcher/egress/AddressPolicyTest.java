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

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, ANY_LOCAL",
    "0.1.2.3, RESERVED",
    "10.0.0.1, PRIVATE",
    "10.255.255.255, PRIVATE",
    "100.64.0.1, CARRIER_NAT",
    "100.127.255.255, CARRIER_NAT",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "168.63.129.16, CLOUD_PLATFORM",
    "169.254.169.254, LINK_LOCAL",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.0.0.8, RESERVED",
    "192.0.2.1, DOCUMENTATION",
    "192.88.99.1, TRANSITION",
    "192.168.1.1, PRIVATE",
    "198.18.0.1, BENCHMARKING",
    "198.19.255.255, BENCHMARKING",
    "198.51.100.7, DOCUMENTATION",
    "203.0.113.7, DOCUMENTATION",
    "224.0.0.1, MULTICAST",
    "239.255.255.255, MULTICAST",
    "240.0.0.1, RESERVED",
    "255.255.255.255, BROADCAST",
    "'::', ANY_LOCAL",
    "'::1', LOOPBACK",
    "'::7f00:1', RESERVED",
    "'::ffff:127.0.0.1', LOOPBACK",
    "'::ffff:a9fe:a9fe', LINK_LOCAL",
    "'64:ff9b::7f00:1', LOOPBACK",
    "'64:ff9b::a9fe:a9fe', LINK_LOCAL",
    "'64:ff9b:1::a00:1', TRANSITION",
    "'100::1', RESERVED",
    "'2001::1', TRANSITION",
    "'2001:2::1', BENCHMARKING",
    "'2001:20::1', RESERVED",
    "'2001:db8::1', DOCUMENTATION",
    "'2002:7f00:1::', TRANSITION",
    "'2002:101:101::', TRANSITION",
    "'3fff::1', DOCUMENTATION",
    "'fc00::1', UNIQUE_LOCAL",
    "'fd00:ec2::254', UNIQUE_LOCAL",
    "'fe80::1', LINK_LOCAL",
    "'fec0::1', SITE_LOCAL",
    "'ff02::1', MULTICAST",
    "'4000::1', RESERVED",
    "'5f00::1', RESERVED"
  })
  void knowsWhatEveryOtherAddressIsFor(String address, AddressKind kind) {
    assertThat(AddressKinds.of(InetAddress.ofLiteral(address))).isEqualTo(kind);
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

  @Test
  void oneBadAddressSpoilsThemAll() {
    InetAddress good = InetAddress.ofLiteral("1.1.1.1");

    assertThat(publicOnly.permitsAll(List.of(good, good))).isTrue();
    assertThat(publicOnly.permitsAll(List.of(good, InetAddress.ofLiteral("10.0.0.1")))).isFalse();
    assertThat(publicOnly.permitsAll(List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129"})
  void refusesAnAllowListThatIsNotOne(String cidr) {
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressPolicy(List.of(cidr)));
  }
}
