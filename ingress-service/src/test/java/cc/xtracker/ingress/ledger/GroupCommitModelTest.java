package cc.xtracker.ingress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random batches with many equal events against a naive set; now and then the ledger fails. */
class GroupCommitModelTest {
  private static final int BATCHES = 300;
  private static final int DIFFERENT_EVENTS = 400;
  private static final Executor HERE = Runnable::run;

  /** What was told, in the order it was told. */
  private record Told(InboxId id, Verdict verdict) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsWhatANaiveSetWouldTell(long seed) {
    Random random = new Random(seed);
    UnreliableLedger ledger = new UnreliableLedger(random);
    GroupCommit commit = new GroupCommit(ledger, TestLimits.DEFAULTS);
    Set<InboxId> model = new HashSet<>();
    List<InboxId> publishedByModel = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      List<Told> told = new ArrayList<>();
      List<Candidate> given = candidates(random);
      commit.settle(new Batch(given.stream().map(each -> waiting(each, told)).toList()));
      assertThat(told).isEqualTo(expected(given, ledger.failedLast, model, publishedByModel));
    }
    assertThat(ledger.published).isEqualTo(publishedByModel);
  }

  private static List<Told> expected(
      List<Candidate> given, boolean failed, Set<InboxId> model, List<InboxId> published) {
    List<Told> expected = new ArrayList<>();
    for (Candidate each : given) {
      if (failed) {
        expected.add(new Told(each.id(), Verdict.UNAVAILABLE));
      } else if (model.add(each.id())) {
        published.add(each.id());
        expected.add(new Told(each.id(), Verdict.QUEUED));
      } else {
        expected.add(new Told(each.id(), Verdict.DUPLICATE));
      }
    }
    return expected;
  }

  private static List<Candidate> candidates(Random random) {
    return random
        .ints(random.nextInt(1, 50), 0, DIFFERENT_EVENTS)
        .mapToObj(GroupCommitModelTest::candidate)
        .toList();
  }

  private static Candidate candidate(int number) {
    ExternalId eid = new ExternalId("tx-" + number);
    SpaceId space = new SpaceId("sp_a");
    EventTime time = EventTime.received(number);
    return Candidate.of(Event.of(space, CanonicalEvent.CONTACT, null, eid, null, time), null);
  }

  private static Waiting waiting(Candidate candidate, List<Told> told) {
    return new Waiting(candidate, HERE, verdict -> told.add(new Told(candidate.id(), verdict)));
  }

  /** Keeps a set; fails one time in ten, before or after it has looked. */
  private static final class UnreliableLedger implements EventLedger {
    private final Random random;
    private final Set<InboxId> counted = new HashSet<>();
    private final List<InboxId> published = new ArrayList<>();
    private boolean failedLast;

    private UnreliableLedger(Random random) {
      this.random = random;
    }

    @Override
    public void connect() {}

    @Override
    public Counted count(List<Candidate> candidates) throws LedgerUnavailableException {
      assertThat(candidates).extracting(Candidate::id).doesNotHaveDuplicates();
      failedLast = random.nextInt(10) == 0;
      if (failedLast) {
        throw new LedgerUnavailableException("as it happens", new IllegalStateException());
      }
      List<InboxId> fresh = candidates.stream().map(Candidate::id).filter(counted::add).toList();
      return new Counted(Set.copyOf(fresh), () -> published.addAll(fresh));
    }

    @Override
    public boolean full() {
      return false;
    }
  }
}
