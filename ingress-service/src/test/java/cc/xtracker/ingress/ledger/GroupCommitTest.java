package cc.xtracker.ingress.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final Executor HERE = Runnable::run;

  private final List<Verdict> told = new CopyOnWriteArrayList<>();
  private final GatedLedger ledger = new GatedLedger();
  private final GroupCommit commit = new GroupCommit(ledger, new TestLimits(4));

  @AfterEach
  void close() {
    ledger.gate.countDown();
    commit.close();
  }

  @Test
  void refusesBeyondTheCapacityWhileTheLedgerIsBusy() {
    commit.start();
    commit.append(waiting(0));
    await().until(() -> commit.depth() == 0);
    for (int i = 1; i <= 5; i++) {
      commit.append(waiting(i));
    }
    assertThat(told).containsExactly(Verdict.UNAVAILABLE);
    ledger.gate.countDown();
    await().until(() -> told.size() == 6);
    assertThat(told).filteredOn(Verdict.QUEUED::equals).hasSize(5);
    assertThat(ledger.batchSizes).containsExactly(1, 4);
  }

  @Test
  void countsWhatWaitsBeforeItCloses() {
    commit.start();
    commit.append(waiting(0));
    await().until(() -> commit.depth() == 0);
    commit.append(waiting(1));
    ledger.gate.countDown();
    commit.close();
    assertThat(told).containsExactly(Verdict.QUEUED, Verdict.QUEUED);
    commit.append(waiting(2));
    assertThat(told).last().isEqualTo(Verdict.UNAVAILABLE);
  }

  @Test
  void refusesAtOnceWhileTheLedgerIsAwayAndComesBackByItself() {
    ledger.gate.countDown();
    ledger.away = true;
    commit.start();
    commit.append(waiting(0));
    assertThat(told).containsExactly(Verdict.UNAVAILABLE);
    ledger.away = false;
    await().until(commit::accepting);
    commit.append(waiting(0));
    await().until(() -> told.size() == 2);
    assertThat(told).last().isEqualTo(Verdict.QUEUED);
  }

  @Test
  void answersEveryRequestOfABatchThatMetADefect() {
    ledger.gate.countDown();
    commit.start();
    ledger.defect = true;
    commit.append(waiting(0));
    await().until(() -> told.contains(Verdict.UNAVAILABLE));
    ledger.defect = false;
    await().until(commit::accepting);
  }

  @Test
  void countsOnAndPublishesAfterALoopThatTakesNoAnswer() {
    ledger.gate.countDown();
    commit.start();
    Executor ended =
        task -> {
          throw new RejectedExecutionException("the loop has ended");
        };
    commit.append(new Waiting(waiting(0).candidates().getFirst(), ended, told::add));
    await().until(() -> ledger.publishedCount.get() == 1);
    commit.append(waiting(1));
    await().until(() -> told.contains(Verdict.QUEUED));
  }

  @Test
  void refusesWhileTheLedgerIsFull() {
    ledger.gate.countDown();
    ledger.full = true;
    commit.start();
    commit.append(waiting(0));
    assertThat(told).containsExactly(Verdict.UNAVAILABLE);
  }

  private Waiting waiting(long number) {
    SpaceId space = new SpaceId("sp_a");
    EventTime time = EventTime.received(number);
    Event event = Event.of(space, CanonicalEvent.CONTACT, null, null, null, time);
    return new Waiting(Candidate.of(event, null), HERE, told::add);
  }

  /** Counts everything, once the gate is open. */
  private static final class GatedLedger implements EventLedger {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    private final AtomicInteger publishedCount = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean defect;
    private volatile boolean full;

    @Override
    public void connect() throws LedgerUnavailableException {
      if (away) {
        throw new LedgerUnavailableException("away", new IllegalStateException());
      }
    }

    @Override
    public Counted count(List<Candidate> candidates) throws LedgerUnavailableException {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new LedgerUnavailableException("interrupted", e);
      }
      if (defect) {
        throw new IllegalStateException("a defect");
      }
      batchSizes.add(candidates.size());
      Set<InboxId> all = candidates.stream().map(Candidate::id).collect(Collectors.toSet());
      return new Counted(all, Map.of(), publishedCount::incrementAndGet);
    }

    @Override
    public boolean full() {
      return full;
    }
  }
}
