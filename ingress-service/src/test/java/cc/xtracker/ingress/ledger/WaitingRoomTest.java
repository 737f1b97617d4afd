package cc.xtracker.ingress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.SpaceId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final WaitingRoom room = new WaitingRoom(16, 8, 3);
  private long eventCount;

  @Test
  void aBatchFindsRoomForAllOfItOrDoesNotWait() {
    assertThat(room.offer(request(8))).isTrue();
    assertThat(room.offer(request(5))).isFalse();
    assertThat(room.depth()).isEqualTo(8);
    assertThat(room.offer(request(4))).isTrue();
  }

  @Test
  void batchesLeaveAQuarterToSingleEvents() {
    room.offer(request(8));
    room.offer(request(4));
    assertThat(room.offer(request(2))).isFalse();
    for (int i = 0; i < 4; i++) {
      assertThat(room.offer(request(1))).isTrue();
    }
    assertThat(room.offer(request(1))).isFalse();
  }

  @Test
  void aBatchLargerThanATransactionNeverWaits() {
    assertThat(room.largest()).isEqualTo(8);
    assertThat(room.offer(request(9))).isFalse();
  }

  @Test
  void aSingleEventWaitsBehindOneBatchAtMost() throws Exception {
    Waiting first = request(6);
    Waiting second = request(6);
    Waiting single = request(1);
    room.offer(first);
    room.offer(second);
    room.offer(single);
    assertThat(room.take(Duration.ZERO, Duration.ZERO)).containsExactly(first, single);
    assertThat(room.take(Duration.ZERO, Duration.ZERO)).containsExactly(second);
    assertThat(room.depth()).isZero();
  }

  @Test
  void singleEventsDoNotKeepABatchOut() throws Exception {
    for (int i = 0; i < 10; i++) {
      room.offer(request(1));
    }
    Waiting batch = request(2);
    room.offer(batch);
    assertThat(room.take(Duration.ZERO, Duration.ZERO)).hasSize(7).contains(batch);
  }

  @Test
  void batchesShareATransactionIfTheyFit() throws Exception {
    Waiting first = request(3);
    Waiting second = request(5);
    Waiting third = request(2);
    List.of(first, second, third).forEach(room::offer);
    assertThat(room.take(Duration.ZERO, Duration.ZERO)).containsExactly(first, second);
  }

  @Test
  void whatIsWithdrawnLeavesItsRoom() throws Exception {
    Waiting batch = request(8);
    room.offer(batch);
    assertThat(room.withdraw(batch)).isTrue();
    assertThat(room.withdraw(batch)).isFalse();
    assertThat(room.take(Duration.ZERO, Duration.ZERO)).isEmpty();
    assertThat(room.offer(request(8))).isTrue();
  }

  @Test
  void fewWaitForCompanyAndNoLongerThanThat() throws Exception {
    room.offer(request(1));
    room.offer(request(1));
    var taken = CompletableFuture.supplyAsync(() -> takePatiently());
    room.offer(request(1));
    assertThat(taken.get(10, TimeUnit.SECONDS)).hasSize(3);
  }

  @Test
  void whoeverComesToAnEmptyRoomIsNoticed() throws Exception {
    var taken = CompletableFuture.supplyAsync(() -> takePatiently());
    room.offer(request(4));
    assertThat(taken.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void nobodyWaitsForCompanyForEver() throws Exception {
    room.offer(request(1));
    assertThat(room.take(LONG, Duration.ofMillis(1))).hasSize(1);
  }

  private List<Waiting> takePatiently() {
    try {
      return room.take(LONG, LONG);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void allCanBeTakenAtOnce() {
    room.offer(request(8));
    room.offer(request(1));
    assertThat(room.takeAll()).hasSize(2);
    assertThat(room.depth()).isZero();
  }

  private Waiting request(int size) {
    List<Candidate> candidates =
        LongStream.range(eventCount, eventCount + size)
            .mapToObj(WaitingRoomTest::candidate)
            .toList();
    eventCount += size;
    return new Waiting(candidates, Runnable::run, verdicts -> {});
  }

  private static Candidate candidate(long number) {
    EventTime time = EventTime.received(number);
    return Candidate.of(
        Event.of(new SpaceId("sp_a"), CanonicalEvent.CONTACT, null, null, null, time), null);
  }
}
