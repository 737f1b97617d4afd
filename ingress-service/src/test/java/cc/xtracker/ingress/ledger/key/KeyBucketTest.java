package cc.xtracker.ingress.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBucketTest {
  /** 01kc5z8k10 in base 32, 019b0bf4-4c20 in base 16; minute 29423868. */
  private static final long MILLIS = 1_765_432_118_304L;

  private static final String ULID = "01kc5z8k1068nyb7wv3p4zq2rc";
  private static final String EID = "tx-1";

  /** What a value here says was written to disk once and is looked for for ever. */
  @ParameterizedTest
  @CsvSource({
    "01kc5z8k1068nyb7wv3p4zq2rc, tx-1, 29423868",
    "01KC5Z8K1068NYB7WV3P4ZQ2RC, tx-1, 29423868",
    "019b0bf4-4c20-7abc-9def-0123456789ab, tx-1, 29423868",
    "019B0BF4-4C20-7ABC-9DEF-0123456789AB, tx-1, 29423868",
    "clk_8812, 01kc5z8k1068nyb7wv3p4zq2rc, 29423868",
    "0000000000abcdefghjkmnpqrs, tx-1, 0",
    "7zzzzzzzzzzzzzzzzzzzzzzzzz, tx-1, 396282315",
    ", , 29423868",
    "01kc5z8k1068nyb7wv3p4zq2rc, , 29423868",
    "clk_8812, tx-1, -208095547",
    ", tx-1, -298189334",
    "a, tx-1, -785980198",
    "жук-12345, tx-1, -1441980157",
  })
  void neverChanges(@Nullable String uid, @Nullable String eid, int bucket) {
    assertThat(bucket("sp_a", uid, eid, MILLIS)).isEqualTo(new KeyBucket(bucket));
  }

  /** Those have a letter or a digit too many, another version, or a dash where none belongs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "8zzzzzzzzzzzzzzzzzzzzzzzzz",
        "01kc5z8k1068nyb7wv3p4zq2ru",
        "01kc5z8k1068nyb7wv3p4zq2r",
        "019b0bf4-4c20-4abc-9def-0123456789ab",
        "019b0bf414c20-7abc-9def-0123456789ab",
        "019b0bf4-4c20-7abc-9def-0123456789ag",
        "019b0bf4-4c20-7abc-9def-01234567-9ab",
        "٠1kc5z8k1068nyb7wv3p4zq2rc",
      })
  void whatOnlyLooksLikeATimeIsHashed(String uid) {
    assertThat(bucket("sp_a", uid, EID, MILLIS).value()).isNegative();
  }

  @Test
  void theEventsOfAPersonAreTogetherWhateverTheyAre() {
    KeyBucket first = bucket("sp_a", "clk-foreign-77", "tx-1", MILLIS);
    assertThat(bucket("sp_a", "clk-foreign-77", "reg-9", MILLIS + 86_400_000)).isEqualTo(first);
    assertThat(bucket("sp_b", "clk-foreign-77", "tx-1", MILLIS)).isNotEqualTo(first);
  }

  @Test
  void whatACounterNumbersIsTogether() {
    KeyBucket first = bucket("sp_a", null, "order-1234000", MILLIS);
    assertThat(bucket("sp_a", null, "order-1234999", MILLIS)).isEqualTo(first);
    assertThat(bucket("sp_a", null, "order-1235000", MILLIS)).isNotEqualTo(first);
  }

  @Test
  void clicksOfAMinuteAreTogetherInAllSpaces() {
    assertThat(bucket("sp_b", ULID, EID, 0)).isEqualTo(bucket("sp_a", ULID, EID, MILLIS));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void everyTimeHasAMinute(long millis) {
    assertThat(bucket("sp_a", null, null, millis).value()).isNotNegative();
  }

  private static KeyBucket bucket(
      String space, @Nullable String uid, @Nullable String eid, long occurredAtMillis) {
    return KeyBucket.of(
        Event.of(
            new SpaceId(space),
            CanonicalEvent.CONTACT,
            uid == null ? null : new Uid(uid),
            eid == null ? null : new ExternalId(eid),
            null,
            EventTime.supplied(occurredAtMillis, MILLIS)));
  }
}
