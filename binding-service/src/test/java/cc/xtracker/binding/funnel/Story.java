package cc.xtracker.binding.funnel;

import cc.xtracker.binding.Service;
import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some people of a space of their own did within three days, drawn from a seed. */
final class Story {
  static final Duration LENGTH = Duration.ofDays(3);

  final SpaceId space = Service.newSpace();
  final long begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(LENGTH).toEpochMilli();
  final List<Click> clicks = new ArrayList<>();
  final List<Binding> bindings = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  private final Random random;

  Story(long seed, int personCount) {
    random = new Random(seed);
    for (int person = 0; person < personCount; person++) {
      add("person:" + person);
    }
    add(null);
  }

  long end() {
    return begin + LENGTH.toMillis();
  }

  long someTime() {
    return begin + random.nextLong(LENGTH.toMillis());
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return Arrays.asList(choices).get(random.nextInt(choices.length));
  }

  /** Every record once to three times, in any order. */
  List<TopicRecord> recordsWithCopies() {
    List<TopicRecord> records = new ArrayList<>();
    Stream.of(
            events.stream().map(EventCodec::record),
            clicks.stream().map(ClickCodec::record),
            bindings.stream().map(BindingCodec::record))
        .flatMap(each -> each)
        .forEach(each -> records.addAll(Collections.nCopies(1 + random.nextInt(3), each)));
    Collections.shuffle(records, random);
    return records;
  }

  Click click(String uid, @Nullable String link, @Nullable String campaign, long atMillis) {
    Attribution from =
        new Attribution("IwAR", "120", campaign, null, null, null, null, "feed", "IN");
    return new Click(space, new Uid(uid), link, from, atMillis);
  }

  Event event(@Nullable String uid, CanonicalEvent canonical, String eid, long atMillis) {
    return Event.of(
        space,
        canonical,
        uid == null ? null : new Uid(uid),
        new ExternalId(eid),
        canonical == CanonicalEvent.DEPOSIT ? deposit() : null,
        EventTime.supplied(atMillis, atMillis + 1_234));
  }

  private void add(@Nullable String uid) {
    if (uid != null && random.nextInt(10) > 0) {
      clicks.add(click(uid, one("promo", "channel", null), one("spring", null), someTime()));
    }
    if (uid != null && random.nextBoolean()) {
      bindings.add(new Binding(space, new Uid(uid), new TgId(1 + random.nextLong(99)), someTime()));
    }
    for (CanonicalEvent canonical : CanonicalEvent.values()) {
      int count = random.nextInt(canonical == CanonicalEvent.DEPOSIT ? 4 : 2);
      for (int i = 0; i < count; i++) {
        events.add(event(uid, canonical, canonical + "-" + i, someTime()));
      }
    }
  }

  private Deposit deposit() {
    CurrencyCode currency = new CurrencyCode(one("USD", "EUR", "USDT"));
    String amount = one("25.00", "0.10", "19.99", "123456789012345678901234.01", null);
    return new Deposit(amount == null ? null : Amount.parse(amount, currency), currency);
  }
}
