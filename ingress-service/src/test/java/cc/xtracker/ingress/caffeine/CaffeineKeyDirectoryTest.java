package cc.xtracker.ingress.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.ingress.auth.KeyDirectory.Found;
import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.auth.KeyLimits;
import cc.xtracker.ingress.auth.KnownKey;
import cc.xtracker.ingress.auth.SecretHash;
import cc.xtracker.model.id.SpaceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaffeineKeyDirectoryTest {
  private static final SecretHash HASH = new SecretHash(new byte[32]);
  private static final KnownKey KEY =
      new KnownKey(new ApiKey(HASH, new SpaceId("sp_a"), KeyKind.BEARER, null), null);

  private final AtomicLong nanos = new AtomicLong(1);
  private final AtomicInteger queries = new AtomicInteger();
  private volatile Optional<KnownKey> stored = Optional.of(KEY);
  private volatile boolean away;

  private final CaffeineKeyDirectory directory =
      new CaffeineKeyDirectory(this::query, new Limits(), nanos::get);

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void aKeyIsReadOnceWhileItIsYoung() {
    assertThat(find()).isEqualTo(new Found.Known(KEY));
    pass(Duration.ofMillis(900));
    assertThat(find()).isEqualTo(new Found.Known(KEY));
    assertThat(queries).hasValue(1);
  }

  @Test
  void aKeyInUseIsReadAgainWithoutWaiting() {
    find();
    pass(Duration.ofMillis(1100));
    assertThat(directory.find(HASH)).isCompletedWithValue(new Found.Known(KEY));
    await().until(() -> queries.get() == 2);
  }

  @Test
  void aRevokedKeyIsUnknownBeforeTwoSeconds() {
    find();
    stored = Optional.empty();
    pass(Duration.ofMillis(1900));
    assertThat(find()).isEqualTo(new Found.Unknown());
  }

  @Test
  void aKnownKeyOutlivesTheTableForTenMinutes() {
    find();
    away = true;
    pass(Duration.ofSeconds(10));
    assertThat(find()).isEqualTo(new Found.Known(KEY));
    pass(Duration.ofSeconds(580));
    assertThat(find()).isEqualTo(new Found.Known(KEY));
    pass(Duration.ofSeconds(11));
    assertThat(find()).isEqualTo(new Found.Unreachable());
  }

  @Test
  void anUnknownKeyIsNotTrustedToStayUnknown() {
    stored = Optional.empty();
    assertThat(find()).isEqualTo(new Found.Unknown());
    away = true;
    pass(Duration.ofSeconds(2));
    assertThat(find()).isEqualTo(new Found.Unreachable());
  }

  private Found find() {
    return directory.find(HASH).join();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Optional<KnownKey> query(SecretHash hash) {
    queries.incrementAndGet();
    if (away) {
      throw new IllegalStateException("away");
    }
    return stored;
  }

  /** The defaults of the configuration. */
  private record Limits() implements KeyLimits {
    @Override
    public Duration refreshAfter() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration maxAge() {
      return Duration.ofMillis(1900);
    }

    @Override
    public Duration maxStaleness() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(800);
    }

    @Override
    public int maxCached() {
      return 100;
    }

    @Override
    public int maxLoads() {
      return 8;
    }

    @Override
    public int maxWaiting() {
      return 100;
    }
  }
}
