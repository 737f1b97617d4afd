package cc.xtracker.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.limit.AdaptiveLimit;
import cc.xtracker.dispatcher.limit.Breakers;
import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories against a lane that only knows lists. */
class LaneModelTest {
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);
  private static final int MOVES = 600;
  private static final int FAILURES = 5;
  private static final RateShare ALONE = new RateShare(0, 1);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesWhatTheNaiveLaneDoes(long seed) {
    new History(seed).play();
  }

  private static final class History {
    private final SplittableRandom random;
    private final int maxInFlight;
    private final Lane lane;
    private final NaiveLane naive;
    private final AdaptiveLimit limit;
    private final List<Ticket> inFlight = new ArrayList<>();
    private final List<Ticket> parking = new ArrayList<>();

    /** Fresh ones that are parked and durable. */
    private final List<Ticket> rows = new ArrayList<>();

    private final Map<String, Integer> lastFreshStarted = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private int number;

    History(long seed) {
      random = new SplittableRandom(seed);
      maxInFlight = random.nextInt(1, 6);
      Integer rate = random.nextBoolean() ? null : random.nextInt(1, 20);
      int remembered = random.nextInt(8);
      lane =
          new Lane(
              new LaneLimits(maxInFlight, rate),
              ALONE,
              Breakers.after(FAILURES),
              new Allowance(remembered));
      naive = new NaiveLane(rate, remembered);
      limit = new AdaptiveLimit(maxInFlight);
    }

    void play() {
      for (int i = 0; i < MOVES; i++) {
        move();
        startAll();
        assertThat(lane.waitingCount()).isEqualTo(naive.waitingCount());
        assertThat(lane.inFlightCount()).isEqualTo(naive.inFlightCount());
        assertThat(lane.open()).isEqualTo(naive.open());
      }
    }

    private void move() {
      switch (random.nextInt(15)) {
        case 0, 1, 2, 3 -> offer(false);
        case 4, 5, 6 -> answer();
        case 7 -> parked();
        case 8, 9 -> pass(Duration.ofMillis(random.nextInt(700)));
        case 10 -> drain();
        case 14 -> review();
        case 11 -> hold();
        case 12 -> offer(lane.open());
        default -> rumour();
      }
    }

    private void offer(boolean probe) {
      number++;
      String person = random.nextInt(5) == 0 ? null : "p" + random.nextInt(6);
      Dispatch dispatch =
          probe
              ? Dispatches.probe(number, person)
              : switch (random.nextInt(4)) {
                case 0 -> Dispatches.claimed(number, person, random.nextInt(3));
                default -> Dispatches.fresh(number, person);
              };
      Ticket ticket = new Ticket(dispatch, now, now.plus(MAX_WAIT), _ -> {});
      int share = random.nextInt(4) == 0 ? random.nextInt(5) : 100;
      boolean waits = lane.offer(ticket, share, now);
      assertThat(waits).isEqualTo(naive.offer(ticket, share, now));
      if (!waits) {
        parking.add(ticket);
      }
    }

    /** The limit has a test of its own: here it is the same on both sides. */
    private void startAll() {
      List<Ticket> out = lane.sweep(now);
      assertThat(out).isEqualTo(naive.sweep(now));
      parking.addAll(out);
      Ticket expected = naive.next(limit.count(), now);
      while (expected != null) {
        assertThat(lane.ready(now)).isTrue();
        Ticket started = lane.start(now);
        assertThat(started).isSameAs(expected);
        naive.start(started, now);
        started(started);
        expected = naive.next(limit.count(), now);
      }
      assertThat(lane.ready(now)).isFalse();
    }

    private void answer() {
      if (inFlight.isEmpty()) {
        return;
      }
      boolean full = inFlight.size() >= limit.count();
      Ticket ticket = inFlight.remove(random.nextInt(inFlight.size()));
      if (random.nextInt(3) == 0) {
        limit.cut(ticket.startedAt(), now);
        assertThat(lane.answered(ticket, Signal.FAILING, 1, now))
            .isEqualTo(naive.failing(ticket, FAILURES));
      } else {
        boolean wasOpen = lane.open();
        assertThat(lane.answered(ticket, Signal.ALIVE, 1, now)).isFalse();
        naive.alive(ticket);
        limit.answered(ticket.startedAt(), 1, full, now);
        if (wasOpen && !lane.open()) {
          limit.restart();
        }
      }
    }

    private void parked() {
      if (!parking.isEmpty()) {
        Ticket ticket = parking.remove(random.nextInt(parking.size()));
        lane.putOff(ticket);
        naive.parked(ticket);
        if (ticket.fresh()) {
          rows.add(ticket);
        }
      }
    }

    /** Somebody claims what is parked, and delivers it. */
    private void drain() {
      if (!rows.isEmpty()) {
        rows.remove(random.nextInt(rows.size()));
      }
    }

    /**
     * Time passes to the lane's own alarm at most: at no other moment does time alone change it.
     */
    private void pass(Duration duration) {
      Instant then = now.plus(duration);
      Instant wake = lane.wakeAt(now);
      now = wake.isBefore(then) ? wake : then;
    }

    private void review() {
      OptionalLong mark = lane.reviewMark(now);
      assertThat(mark.orElse(-1)).isEqualTo(naive.reviewMark(now));
      if (mark.isPresent()) {
        if (random.nextBoolean()) {
          parked();
        }
        Set<Uid> people =
            rows.stream()
                .map(Ticket::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (random.nextBoolean()) {
          offer(false);
          parked();
        }
        naive.reviewed((int) mark.getAsLong(), people);
        lane.reviewed(mark.getAsLong(), people);
      }
    }

    private void hold() {
      if (random.nextInt(4) == 0) {
        Instant until = now.plusMillis(random.nextInt(3000));
        lane.hold(until);
        naive.hold(until);
      }
    }

    /** What other replicas do and find out. */
    private void rumour() {
      if (random.nextInt(4) == 0) {
        lane.overflow();
        naive.overflow();
      } else if (random.nextInt(4) == 0) {
        lane.trip();
        naive.trip();
      } else {
        if (lane.open()) {
          limit.restart();
        }
        lane.recover();
        naive.recover();
      }
    }

    private void started(Ticket ticket) {
      inFlight.add(ticket);
      if (ticket.fresh() && ticket.person() != null) {
        int number = number(ticket);
        assertThat(Stream.concat(rows.stream(), parking.stream()))
            .as("nobody's event overtakes an earlier one that is parked")
            .filteredOn(other -> other.fresh() && ticket.person().equals(other.person()))
            .allMatch(other -> number(other) > number);
        Integer before = lastFreshStarted.put(ticket.person().value(), number);
        assertThat(before == null || before < number).as("order of one person").isTrue();
      }
    }

    private static int number(Ticket ticket) {
      return Integer.parseInt(ticket.dispatch().delivery().eventId().value(), 16);
    }
  }
}
