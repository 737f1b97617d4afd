package cc.xtracker.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.destination.LaneLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories against a lane that only knows lists. */
class LaneModelTest {
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);
  private static final int MOVES = 600;

  static java.util.stream.LongStream seeds() {
    return java.util.stream.LongStream.range(0, 200);
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
    private final List<Ticket> inFlight = new ArrayList<>();
    private final List<Ticket> answered = new ArrayList<>();
    private final List<Ticket> parking = new ArrayList<>();
    private final Map<String, Integer> lastFreshStarted = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private int number;

    History(long seed) {
      random = new SplittableRandom(seed);
      maxInFlight = random.nextInt(1, 6);
      Integer rate = random.nextBoolean() ? null : random.nextInt(1, 20);
      lane = new Lane(new LaneLimits(maxInFlight, rate));
      naive = new NaiveLane(maxInFlight, rate);
    }

    void play() {
      for (int i = 0; i < MOVES; i++) {
        move();
        assertThat(lane.waitingCount()).isEqualTo(naive.waiting.size());
        assertThat(lane.inFlightCount()).isEqualTo(naive.inFlight).isBetween(0, maxInFlight);
      }
    }

    private void move() {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> offer();
        case 4, 5 -> answer();
        case 6, 7 -> settle();
        case 8 -> parked();
        case 9 -> pass(Duration.ofMillis(random.nextInt(700)));
        case 10 -> drain();
        default -> hold();
      }
    }

    private void offer() {
      number++;
      String person = random.nextInt(5) == 0 ? null : "p" + random.nextInt(6);
      Dispatch dispatch =
          switch (random.nextInt(4)) {
            case 0 -> Dispatches.claimed(number, person, random.nextInt(3));
            default -> Dispatches.fresh(number, person);
          };
      Ticket ticket = new Ticket(dispatch, now.plus(MAX_WAIT), _ -> {});
      int share = random.nextInt(4) == 0 ? random.nextInt(5) : 100;
      same(naive.offer(ticket, share, now), lane.offer(ticket, share, now));
    }

    private void answer() {
      if (!inFlight.isEmpty()) {
        answered.add(inFlight.remove(random.nextInt(inFlight.size())));
        same(naive.freed(now), lane.freed(now));
      }
    }

    private void settle() {
      if (!answered.isEmpty()) {
        Ticket ticket = answered.remove(random.nextInt(answered.size()));
        same(naive.settled(ticket, now), lane.settled(ticket, now));
      }
    }

    private void parked() {
      if (!parking.isEmpty()) {
        Ticket ticket = parking.remove(random.nextInt(parking.size()));
        same(naive.parked(ticket, now), lane.putOff(ticket, now));
      }
    }

    /**
     * Time passes to the lane's own alarm at most: at no other moment does time alone change it.
     */
    private void pass(Duration duration) {
      Instant then = now.plus(duration);
      Instant wake = lane.wakeAt(now).orElse(Instant.MAX);
      now = wake.isBefore(then) ? wake : then;
      same(naive.advance(now), lane.advance(now));
    }

    private void drain() {
      OptionalLong mark = lane.drainMark();
      assertThat(mark.orElse(-1)).isEqualTo(naive.drainMark());
      if (mark.isPresent()) {
        if (random.nextBoolean()) {
          offer();
        }
        naive.drainedIfNothingIsParked((int) mark.getAsLong());
        lane.drained(mark.getAsLong());
      }
    }

    private void hold() {
      if (random.nextInt(4) == 0) {
        Instant until = now.plusMillis(random.nextInt(3000));
        same(naive.hold(until, now), lane.hold(until, now));
      }
    }

    private void same(List<Step> expected, List<Step> steps) {
      assertThat(steps).isEqualTo(expected);
      for (Step step : steps) {
        switch (step) {
          case Step.Start(Ticket ticket) -> started(ticket);
          case Step.PutOff(Ticket ticket) -> parking.add(ticket);
        }
      }
    }

    private void started(Ticket ticket) {
      inFlight.add(ticket);
      if (ticket.fresh() && ticket.person() != null) {
        int number = Integer.parseInt(ticket.dispatch().delivery().eventId().value(), 16);
        Integer before = lastFreshStarted.put(ticket.person().value(), number);
        assertThat(before == null || before < number).as("order of one person").isTrue();
      }
    }
  }
}
