package cc.xtracker.dispatcher.intake;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.dispatcher.delivery.Tally;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.enrich.ClickContexts;
import cc.xtracker.dispatcher.enrich.ClickContexts.Person;
import cc.xtracker.dispatcher.enrich.ContextsUnavailable;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.lane.Submission;
import cc.xtracker.dispatcher.webhook.WebhookBody;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.EventId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns polls into dispatches, one poll after the other, so that the order of the topic is kept.
 */
public final class Intake {
  private static final Settled UNDECODABLE = new Settled.Discarded(Settled.Reason.UNDECODABLE);

  private final Latest destinations;
  private final ClickContexts contexts;
  private final Lanes lanes;
  private final Rejections rejections;
  private final Tally tally;
  private final InstantSource clock;
  private Instant lastMoment = Instant.MIN;

  /** Whoever was told that a destination is saved may send its first event at once. */
  public interface Latest {
    /** With every change that was committed before this call; waits for that within bounds. */
    DestinationDirectory current() throws InterruptedException;
  }

  public Intake(
      Latest destinations,
      ClickContexts contexts,
      Lanes lanes,
      Rejections rejections,
      Tally tally,
      InstantSource clock) {
    this.destinations = destinations;
    this.contexts = contexts;
    this.lanes = lanes;
    this.rejections = rejections;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Does not wait for the deliveries: each record's slot is settled once all of its own are.
   *
   * @throws ContextsUnavailable when nobody could be asked who stands behind the events
   */
  public void take(List<EventRecord> poll) throws ContextsUnavailable, InterruptedException {
    DestinationDirectory directory = destinations.current();
    List<Decoded> decoded = poll.stream().map(Decoded::of).toList();
    List<Match> matches = decoded.stream().flatMap(each -> match(each, directory)).toList();
    Map<Person, ClickContext> people = enrich(matches);
    List<Submission> submissions = new ArrayList<>(matches.size());
    matches.forEach(match -> submit(match, people, submissions));
    lanes.submit(submissions);
  }

  private Stream<Match> match(Decoded decoded, DestinationDirectory directory) {
    return switch (decoded) {
      case Decoded.Accepted accepted -> Stream.of(Match.of(accepted, directory));
      case Decoded.Undecodable(Offsets.Slot slot, String reason) -> {
        reject(slot, reason);
        yield Stream.empty();
      }
    };
  }

  private void reject(Offsets.Slot slot, String reason) {
    rejections.reject(
        slot.partition(),
        slot.offset(),
        reason,
        () -> {
          tally.count(UNDECODABLE);
          slot.settle();
        });
  }

  private Map<Person, ClickContext> enrich(List<Match> matches) throws ContextsUnavailable {
    return contexts.of(
        matches.stream()
            .map(Match::person)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private void submit(Match match, Map<Person, ClickContext> people, List<Submission> submissions) {
    if (match.addressees().isEmpty()) {
      match.slot().settle();
      return;
    }
    ClickContext context =
        match
            .person()
            .map(person -> Objects.requireNonNull(people.get(person)))
            .orElse(ClickContext.UNKNOWN);
    AtomicInteger open = new AtomicInteger(match.addressees().size());
    for (Match.Addressee addressee : match.addressees()) {
      submissions.add(
          new Submission(
              addressee.destination(),
              new Dispatch.Fresh(delivery(match, context, addressee), nextMoment()),
              _ -> {
                if (open.decrementAndGet() == 0) {
                  match.slot().settle();
                }
              }));
    }
  }

  /** Strictly increasing at the precision that databases keep, because it is an order. */
  private Instant nextMoment() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    lastMoment = now.isAfter(lastMoment) ? now : lastMoment.plus(1, ChronoUnit.MICROS);
    return lastMoment;
  }

  private static Delivery delivery(Match match, ClickContext context, Match.Addressee addressee) {
    Event event = match.event();
    EventId id = EventId.of(event.inboxId(), addressee.destination().id());
    return new Delivery(
        id,
        event.inboxId(),
        event.space(),
        addressee.destination().id(),
        event.canonical(),
        addressee.target(),
        event.uid(),
        event.time().receivedAtMillis(),
        WebhookBody.of(id, event, context, addressee.target()),
        match.trace());
  }
}
