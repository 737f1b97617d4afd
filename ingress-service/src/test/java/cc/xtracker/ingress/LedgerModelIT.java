package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.LossyDatabase.Fate;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.ledger.Verdict;
import cc.xtracker.ingress.ledger.Waiting;
import cc.xtracker.ingress.postgres.PostgresEventLedger;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.outbox.Outbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random requests against a naive map, on a PostgreSQL that loses one commit in four. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class LedgerModelIT {
  private static final int REQUESTS = 60;
  private static final int DIFFERENT_EVENTS = 40;
  private static final String NO_VALUE = "";

  @Inject DataSource database;
  @Inject Outbox outbox;
  @Inject IntakeLimits limits;

  /**
   * @param value what the first event of a key said, empty if it said nothing
   */
  private record Reported(int number, String value) {}

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void tellsWhatANaiveMapWouldTell(long seed) throws Exception {
    Random random = new Random(seed);
    Map<Integer, String> model = new HashMap<>();
    DataSource lossy = new LossyDatabase(database, fates(random)).dataSource();
    try (GroupCommit commit =
        new GroupCommit(
            new PostgresEventLedger(lossy, outbox, limits, InstantSource.system()), limits)) {
      commit.start();
      for (int i = 0; i < REQUESTS; i++) {
        List<Reported> request = request(random);
        assertThat(told(commit, request, seed)).isEqualTo(expected(request, model));
      }
      forgetWhatTheFirstOnesSaid();
      List<Reported> all = model.keySet().stream().map(key -> new Reported(key, "9")).toList();
      assertThat(told(commit, all, seed)).containsOnly(Verdict.DUPLICATE);
    }
  }

  /** Never twice in a row: then nobody can tell what became of it, and the answer is 503. */
  private static Supplier<Fate> fates(Random random) {
    Fate[] last = {Fate.HEARD};
    Random chance = new Random(random.nextLong());
    return () -> {
      boolean lost = last[0] == Fate.HEARD && chance.nextInt(4) == 0;
      Fate either = chance.nextBoolean() ? Fate.LOST_BEFORE : Fate.LOST_AFTER;
      last[0] = lost ? either : Fate.HEARD;
      return last[0];
    };
  }

  private static List<Verdict> expected(List<Reported> request, Map<Integer, String> model) {
    return request.stream()
        .map(
            each -> {
              String first = model.putIfAbsent(each.number, each.value);
              return first == null
                  ? Verdict.QUEUED
                  : Objects.equals(first, each.value) ? Verdict.DUPLICATE : Verdict.CONFLICT;
            })
        .toList();
  }

  private static List<Verdict> told(GroupCommit commit, List<Reported> request, long seed)
      throws Exception {
    CompletableFuture<List<Verdict>> told = new CompletableFuture<>();
    List<Candidate> candidates = request.stream().map(each -> candidate(each, seed)).toList();
    commit.append(new Waiting(candidates, Runnable::run, told::complete));
    return told.get(10, TimeUnit.SECONDS);
  }

  private static List<Reported> request(Random random) {
    return Stream.generate(
            () -> {
              String value = random.nextInt(4) == 0 ? NO_VALUE : String.valueOf(random.nextInt(2));
              return new Reported(random.nextInt(DIFFERENT_EVENTS), value);
            })
        .limit(random.nextInt(2, 20))
        .toList();
  }

  private static Candidate candidate(Reported reported, long seed) {
    Amount value = reported.value.equals(NO_VALUE) ? null : new Amount(reported.value);
    return Candidate.of(
        Event.of(
            new SpaceId("sp_model_" + seed),
            CanonicalEvent.DEPOSIT,
            null,
            new ExternalId("tx-" + reported.number),
            new Deposit(value, CurrencyCode.USD),
            EventTime.received(1)),
        null);
  }

  /** As rows are that were counted before fingerprints were kept. */
  private void forgetWhatTheFirstOnesSaid() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE seen_event SET fingerprint = NULL");
    }
  }
}
