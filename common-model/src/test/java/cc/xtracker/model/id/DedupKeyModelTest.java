package cc.xtracker.model.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * No two different (space, uid, event, discriminator) share a key; the same one always gives the
 * same key.
 */
class DedupKeyModelTest {
  private static final int HISTORY_COUNT = 200_000;
  private static final List<String> CANONICALS =
      List.of("contact", "subscribed", "registration", "deposit");

  /**
   * Short texts over the characters that separators are made of: what an ambiguous encoding would
   * confuse.
   */
  private static final String ALPHABET = "|:;,/\\ 01ab\"é€";

  @Test
  void differentEventsNeverShareAKey() {
    Random random = new Random(20261122);
    Map<DedupKey, List<?>> seen = new HashMap<>();
    for (int i = 0; i < HISTORY_COUNT; i++) {
      SpaceId space = new SpaceId(random.nextBoolean() ? "a" : "ab");
      Uid uid = random.nextInt(4) == 0 ? null : new Uid(text(random));
      String canonical = CANONICALS.get(random.nextInt(4));
      Discriminator discriminator =
          random.nextBoolean()
              ? new Discriminator.ByExternalId(new ExternalId(text(random)))
              : new Discriminator.ByTime(random.nextInt(100));
      List<?> what = List.of(space, uid == null ? "no uid" : uid, canonical, discriminator);
      List<?> before = seen.put(DedupKey.of(space, uid, canonical, discriminator), what);
      assertThat(before == null || before.equals(what)).as("%s and %s", before, what).isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(HISTORY_COUNT / 10);
  }

  @Test
  void aSeparatorInsideAUidDoesNotMoveTheBorder() {
    Discriminator eid = new Discriminator.ByExternalId(new ExternalId("x"));
    SpaceId space = new SpaceId("s");
    assertThat(DedupKey.of(space, new Uid("a|contact"), "deposit", eid))
        .isNotEqualTo(DedupKey.of(space, new Uid("a"), "contact|deposit", eid));
  }

  @Test
  void anEidThatLooksLikeATimeIsStillAnEid() {
    SpaceId space = new SpaceId("s");
    assertThat(
            DedupKey.of(
                space,
                null,
                "deposit",
                new Discriminator.ByExternalId(new ExternalId("1765432100000"))))
        .isNotEqualTo(
            DedupKey.of(space, null, "deposit", new Discriminator.ByTime(1_765_432_100_000L)));
  }

  @Test
  void theKeyIsPinnedForEver() {
    // Written down once: a change of the encoding would count every living event again.
    DedupKey key =
        DedupKey.of(
            new SpaceId("sp_1"),
            new Uid("abc"),
            "deposit",
            new Discriminator.ByExternalId(new ExternalId("tx-1")));
    assertThat(key.hex())
        .isEqualTo("be50067006d27df418da11bc08be588a611c555d721f191f6adfb346dbba5101");
    assertThat(EventId.of(key.inboxId(), new DestinationId("dst_1")).value())
        .isEqualTo("6dabad9d24cb9bf1b73dc268a9677e3101fede64fd08ce02dc4e9480e2ff96d9");
  }

  private static String text(Random random) {
    int length = 1 + random.nextInt(4);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
