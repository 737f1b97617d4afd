package cc.xtracker.ingress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random requests with many equal events against a naive map; now and then the ledger fails. */
class GroupCommitModelTest {
  private static final int BATCHES = 300;
  private static final int DIFFERENT_EVENTS = 400;
  private static final Executor HERE = Runnable::run;

  /** What was told, in the order it was told. */
  private record Told(InboxId id, Verdict verdict) {}

  /**
   * @param value null is a deposit of an unknown value
   */
  private record Reported(int number, @Nullable Integer value) {
    Candidate candidate() {
      ExternalId eid = new ExternalId("tx-" + number);
      Amount amount = value == null ? null : new Amount(String.valueOf(value));
      Deposit deposit = new Deposit(amount, CurrencyCode.USD);
      EventTime time = EventTime.received(number);
      return Candidate.of(
          Event.of(new SpaceId("sp_a"), CanonicalEvent.DEPOSIT, null, eid, deposit, time), null);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsWhatANaiveMapWouldTell(long seed) {
    Random random = new Random(seed);
    UnreliableLedger ledger = new UnreliableLedger(random);
    GroupCommit commit = new GroupCommit(ledger, TestLimits.DEFAULTS);
    Map<Integer, Reported> model = new HashMap<>();
    List<InboxId> publishedByModel = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      List<Told> told = new ArrayList<>();
      List<List<Reported>> requests = requests(random);
      commit.settle(new Batch(requests.stream().map(each -> waiting(each, told)).toList()));
      List<Reported> given = requests.stream().flatMap(List::stream).toList();
      assertThat(told).isEqualTo(expected(given, ledger.failedLast, model, publishedByModel));
    }
    assertThat(ledger.published).isEqualTo(publishedByModel);
  }

  private static List<Told> expected(
      List<Reported> given, boolean failed, Map<Integer, Reported> model, List<InboxId> published) {
    List<Told> expected = new ArrayList<>();
    for (Reported each : given) {
      InboxId id = each.candidate().id();
      Reported first = failed ? each : model.putIfAbsent(each.number, each);
      if (failed) {
        expected.add(new Told(id, Verdict.UNAVAILABLE));
      } else if (first == null) {
        published.add(id);
        expected.add(new Told(id, Verdict.QUEUED));
      } else {
        expected.add(
            new Told(
                id,
                Objects.equals(first.value, each.value) ? Verdict.DUPLICATE : Verdict.CONFLICT));
      }
    }
    return expected;
  }

  private static List<List<Reported>> requests(Random random) {
    return Stream.generate(() -> request(random)).limit(random.nextInt(1, 20)).toList();
  }

  private static List<Reported> request(Random random) {
    return random
        .ints(random.nextInt(1, 6), 0, DIFFERENT_EVENTS)
        .mapToObj(number -> new Reported(number, random.nextInt(4) == 0 ? null : random.nextInt(2)))
        .toList();
  }

  private static Waiting waiting(List<Reported> request, List<Told> told) {
    List<Candidate> candidates = request.stream().map(Reported::candidate).toList();
    return new Waiting(
        candidates,
        HERE,
        verdicts -> {
          for (int i = 0; i < verdicts.size(); i++) {
            told.add(new Told(candidates.get(i).id(), verdicts.get(i)));
          }
        });
  }

  /** Keeps a map; fails one time in ten, before it has looked. */
  private static final class UnreliableLedger implements EventLedger {
    private final Random random;
    private final Map<InboxId, Fingerprint> counted = new HashMap<>();
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
      Map<InboxId, Fingerprint> earlier = new HashMap<>();
      List<InboxId> fresh = new ArrayList<>();
      for (Candidate each : candidates) {
        Fingerprint first = counted.putIfAbsent(each.id(), each.fingerprint());
        if (first == null) {
          fresh.add(each.id());
        } else {
          earlier.put(each.id(), first);
        }
      }
      return new Counted(Set.copyOf(fresh), earlier, () -> published.addAll(fresh));
    }

    @Override
    public boolean full() {
      return false;
    }
  }
}
