package cc.xtracker.ingress.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random events of few people: whatever else they say, one dedup key is in one bucket. */
class KeyBucketModelTest {
  private static final int EVENTS = 20_000;
  private static final List<String> UIDS =
      List.of(
          "",
          "a",
          "clk_1",
          "01kc6gjk1068nyb7wv3p4zq2rc",
          "01KC6GJK1068NYB7WV3P4ZQ2RC",
          "019b0d09-4c20-7abc-9def-0123456789ab");
  private static final List<String> EIDS = List.of("", "tx-1", "01kc6gjk1068nyb7wv3p4zq2rd");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalKeysHaveEqualBuckets(long seed) {
    Random random = new Random(seed);
    Map<InboxId, KeyBucket> model = new HashMap<>();
    for (int i = 0; i < EVENTS; i++) {
      Event event = event(random);
      KeyBucket bucket = KeyBucket.of(event);
      assertThat(model.putIfAbsent(event.inboxId(), bucket)).isIn(null, bucket);
    }
    assertThat(model.size()).isLessThan(EVENTS / 2);
  }

  private static Event event(Random random) {
    CanonicalEvent[] all = CanonicalEvent.values();
    CanonicalEvent canonical = all[random.nextInt(all.length)];
    String uid = UIDS.get(random.nextInt(UIDS.size()));
    String eid = EIDS.get(random.nextInt(EIDS.size()));
    long occurredAt = random.nextLong(20) * 30_000;
    return Event.of(
        new SpaceId("sp_" + random.nextInt(2)),
        canonical,
        uid.isEmpty() ? null : new Uid(uid),
        eid.isEmpty() ? null : new ExternalId(eid),
        canonical == CanonicalEvent.DEPOSIT ? deposit(random) : null,
        random.nextBoolean()
            ? EventTime.supplied(occurredAt, random.nextLong(1_000_000))
            : EventTime.received(occurredAt));
  }

  private static Deposit deposit(Random random) {
    return new Deposit(new Amount(String.valueOf(random.nextInt(9))), CurrencyCode.USD);
  }
}
