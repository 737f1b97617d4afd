package cc.xtracker.dispatcher.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameAnswer;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsLookupTest {
  private static final String NAME = "hooks.example.com";
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("93.184.215.14");

  private final Map<String, String> settings =
      new HashMap<>(Map.of("xtracker.egress.lookup-timeout", "PT0.2S"));
  private NameServer server;
  private DnsLookup lookup;

  @BeforeEach
  void start() throws Exception {
    server = new NameServer();
    asking(server.address());
  }

  @AfterEach
  void stop() {
    lookup.close();
    server.close();
  }

  @Test
  void findsAnAddressAndHowLongItHolds() {
    server.knows(NAME, 7, "93.184.215.14");

    assertThat(answer(NAME))
        .isEqualTo(new NameAnswer.Found(List.of(ADDRESS), Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 86_400})
  void holdsNoAnswerTooShortOrTooLong(int ttlSeconds) {
    server.knows(NAME, ttlSeconds, "93.184.215.14");

    assertThat(answer(NAME))
        .isEqualTo(
            new NameAnswer.Found(List.of(ADDRESS), Duration.ofSeconds(ttlSeconds == 0 ? 1 : 30)));
  }

  @Test
  void takesANameAsAbsolute() {
    server.says("intranet", NameServer.NXDOMAIN);

    assertThat(answer("intranet")).isEqualTo(new NameAnswer.Unknown());
    assertThat(server.questions).containsOnly("intranet");
  }

  @Test
  void readsTheHostsFileFirst() {
    assertThat(answer("localhost"))
        .isInstanceOfSatisfying(
            NameAnswer.Found.class,
            found -> assertThat(found.addresses()).allMatch(InetAddress::isLoopbackAddress));
    assertThat(server.questions).isEmpty();
  }

  @Test
  void aNameThatDoesNotExistIsUnknown() {
    server.says(NAME, NameServer.NXDOMAIN);
    assertThat(answer(NAME)).isEqualTo(new NameAnswer.Unknown());
  }

  @Test
  void aNameWithoutAnAddressIsUnknown() {
    server.knows(NAME, 300);
    assertThat(answer(NAME)).isEqualTo(new NameAnswer.Unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {NameServer.SERVFAIL, NameServer.REFUSED})
  void aServerThatCannotSayIsDown(int code) {
    server.says(NAME, code);
    assertThat(answer(NAME)).isEqualTo(new NameAnswer.ResolverDown());
  }

  @Test
  void aServerThatIsSilentIsDown() {
    assertThat(answer(NAME)).isEqualTo(new NameAnswer.ResolverDown());
  }

  @Test
  void asksTheNextServerWhenOneIsDown() throws Exception {
    lookup.close();
    try (NameServer second = new NameServer()) {
      second.knows(NAME, 7, "93.184.215.14");
      asking(server.address(), second.address());

      assertThat(answer(NAME)).isInstanceOf(NameAnswer.Found.class);
    }
  }

  @Test
  void asksOnceForAllWhoWantToKnow() {
    server.knows(NAME, 7, "93.184.215.14");

    List<CompletableFuture<NameAnswer>> answers =
        List.of(begin(NAME), begin(NAME), begin(NAME), begin(NAME));

    assertThat(answers).allMatch(answer -> answer.join() instanceof NameAnswer.Found);
    assertThat(server.questions).hasSizeLessThanOrEqualTo(2); // IPv4 and IPv6
  }

  @Test
  void leavesOutWhatIsMoreThanMayWait() throws Exception {
    lookup.close();
    settings.put("xtracker.egress.lookups-at-once", "1");
    settings.put("xtracker.egress.max-waiting-lookups", "1");
    settings.put("xtracker.egress.lookup-timeout", "PT2S");
    asking(server.address());
    server.knows("waits.example.com", 7, "93.184.215.14");

    CompletableFuture<NameAnswer> silent = begin("silent.example.com");
    CompletableFuture<NameAnswer> waits = begin("waits.example.com");

    assertThat(answer("left-out.example.com")).isEqualTo(new NameAnswer.Overloaded());
    assertThat(silent).isNotDone();
    await().untilAsserted(() -> assertThat(waits).isCompleted());
    assertThat(silent.join()).isEqualTo(new NameAnswer.ResolverDown());
    assertThat(waits.join()).isInstanceOf(NameAnswer.Found.class);
  }

  private NameAnswer answer(String name) {
    return begin(name).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<NameAnswer> begin(String name) {
    return lookup.lookUp(name).toCompletableFuture();
  }

  private void asking(InetSocketAddress... servers) {
    DnsServerAddressStreamProvider these = new SequentialDnsServerAddressStreamProvider(servers);
    lookup =
        new DnsLookup(
            new SmallRyeConfigBuilder()
                .withDefaultValues(settings)
                .withMapping(EgressConfig.class)
                .build()
                .getConfigMapping(EgressConfig.class),
            these);
  }
}
