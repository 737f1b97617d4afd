package cc.xtracker.examples.funnel;

import cc.xtracker.examples.People;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.EventCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some people did, drawn from a seed. */
final class Scenario {
  private static final int PERSON_COUNT = 400;
  private static final List<String> AMOUNTS = List.of("25.00", "0.10", "19.99", "1000000.01");
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "USDT");

  final People people = People.ofNewSpace();
  final List<Click> clicks = new ArrayList<>();
  final List<Binding> bindings = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  private final Random random;

  Scenario(long seed) {
    random = new Random(seed);
    for (int person = 0; person < PERSON_COUNT; person++) {
      add("uid-" + person);
    }
    add(null);
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

  private void add(@Nullable String uid) {
    if (uid != null && random.nextInt(10) > 0) {
      clicks.add(people.click(uid, one("promo", "channel", null), one("spring", null)));
    }
    if (uid != null && random.nextBoolean()) {
      bindings.add(people.binding(uid, 1 + random.nextLong(1_000_000)));
    }
    for (CanonicalEvent canonical : CanonicalEvent.values()) {
      int count = random.nextInt(canonical == CanonicalEvent.DEPOSIT ? 4 : 2);
      for (int i = 0; i < count; i++) {
        events.add(people.event(uid, canonical, canonical + "-" + i, deposit(canonical)));
      }
    }
  }

  private @Nullable Deposit deposit(CanonicalEvent canonical) {
    if (canonical != CanonicalEvent.DEPOSIT) {
      return null;
    }
    CurrencyCode currency = new CurrencyCode(one(CURRENCIES.toArray(String[]::new)));
    return new Deposit(
        random.nextInt(5) == 0 ? null : Amount.parse(one(AMOUNTS.toArray(String[]::new)), currency),
        currency);
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return Arrays.asList(choices).get(random.nextInt(choices.length));
  }
}
