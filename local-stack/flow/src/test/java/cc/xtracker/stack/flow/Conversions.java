package cc.xtracker.stack.flow;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbered deposits of one space: the n-th in the forms in which it is sent, and its id. */
record Conversions(SpaceId space, int personCount) {

  String json(int n) {
    return """
        {"event":"deposit","uid":"person-%d","eid":"tx-%d","value":"%d"}"""
        .formatted(n % personCount, n, n);
  }

  String batch(Collection<Integer> numbers) {
    return numbers.stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
  }

  String query(int n) {
    return "event=deposit&uid=person-%d&eid=tx-%d&value=%d".formatted(n % personCount, n, n);
  }

  InboxId id(int n) {
    return Event.of(
            space,
            CanonicalEvent.DEPOSIT,
            new Uid("person-" + n % personCount),
            new ExternalId("tx-" + n),
            new Deposit(null, CurrencyCode.USD),
            EventTime.received(0))
        .inboxId();
  }

  /** Of the first so many. */
  <T> Set<T> ids(int count, Function<InboxId, T> form) {
    return IntStream.range(0, count).mapToObj(n -> form.apply(id(n))).collect(Collectors.toSet());
  }
}
