package cc.xtracker.dispatcher.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameAnswer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final NameAnswer UNKNOWN = new NameAnswer.Unknown();
  private static final NameAnswer DOWN = new NameAnswer.ResolverDown();

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Map<String, String> settings = new HashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private volatile NameAnswer said = found("93.184.215.14", Duration.ofHours(1));

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void remembersAnAddress() {
    Names names = names();

    assertThat(find(names, "a.example")).isEqualTo(said);
    assertThat(find(names, "a.example")).isEqualTo(said);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void forgetsItWhenItsTimeIsOver() {
    Names names = names();
    said = found("93.184.215.14", Duration.ZERO);
    find(names, "a.example");
    said = found("93.184.215.15", Duration.ZERO);

    assertThat(find(names, "a.example")).isEqualTo(said);
  }

  @Test
  void remembersThatAHostIsUnknown() {
    Names names = names();
    said = UNKNOWN;

    assertThat(find(names, "a.example")).isEqualTo(UNKNOWN);
    assertThat(find(names, "a.example")).isEqualTo(UNKNOWN);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void usesAnOldAddressWhileNoNameServerAnswers() {
    settings.put("xtracker.egress.unknown-name-ttl", "PT0S");
    Names names = names();
    NameAnswer old = found("93.184.215.14", Duration.ZERO);
    said = old;
    find(names, "a.example");
    said = DOWN;

    assertThat(find(names, "a.example")).isEqualTo(old);
    assertThat(find(names, "a.example")).isEqualTo(old);
    said = found("93.184.215.15", Duration.ofHours(1));
    await().untilAsserted(() -> assertThat(find(names, "a.example")).isEqualTo(said));
  }

  @Test
  void doesNotUseItForTooLong() {
    settings.put("xtracker.egress.stale-name-ttl", "PT0S");
    Names names = names();
    said = found("93.184.215.14", Duration.ZERO);
    find(names, "a.example");
    said = DOWN;

    assertThat(find(names, "a.example")).isEqualTo(DOWN);
  }

  @Test
  void asksAgainAfterAFaultOfOurOwn() {
    Names names = names();
    said = DOWN;
    assertThat(find(names, "a.example")).isEqualTo(DOWN);
    said = UNKNOWN;

    assertThat(find(names, "a.example")).isEqualTo(UNKNOWN);
  }

  @Test
  void forgetsTheLeastUsedWhenTooManyAreKnown() {
    settings.put("xtracker.egress.max-names", "2");
    Names names = names();

    find(names, "a.example");
    find(names, "b.example");
    find(names, "a.example");
    find(names, "c.example");
    find(names, "a.example");
    assertThat(lookups).hasValue(3);
    find(names, "b.example");
    assertThat(lookups).hasValue(4);
  }

  private Names names() {
    EgressConfig config =
        new SmallRyeConfigBuilder()
            .withDefaultValues(settings)
            .withMapping(EgressConfig.class)
            .build()
            .getConfigMapping(EgressConfig.class);
    return new Names(
        loop,
        _ -> {
          lookups.incrementAndGet();
          return CompletableFuture.completedFuture(said);
        },
        config);
  }

  private NameAnswer find(Names names, String host) {
    CompletableFuture<NameAnswer> answer = new CompletableFuture<>();
    loop.runOnContext(_ -> names.find(host, answer::complete));
    return answer.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static NameAnswer found(String address, Duration ttl) {
    return new NameAnswer.Found(List.of(InetAddress.ofLiteral(address)), ttl);
  }
}
