package cc.xtracker.dispatcher.postgres;

import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.id.EventId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Two statements for a whole batch of outcomes. */
public final class PostgresLogProjection implements LogProjection {
  private static final Comparator<DeliveryOutcome> PROGRESS =
      Comparator.<DeliveryOutcome>comparingInt(outcome -> outcome.attempt().number())
          .thenComparingLong(outcome -> outcome.attempt().atMillis());

  private static final String DELIVERIES =
      """
      INSERT INTO delivery (
        event_id, inbox_id, space_id, destination_id, canonical, event, uid, status, attempts,
        next_attempt_at, last_status_code, last_error, body, created_at, updated_at)
      SELECT event_id, inbox_id, space_id, destination_id, canonical, event, uid, status, attempts,
             next_attempt_at::timestamptz, last_status_code, last_error, body, at::timestamptz,
             at::timestamptz
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
        AS outcome (event_id, inbox_id, space_id, destination_id, canonical, event, uid, status,
                    attempts, next_attempt_at, last_status_code, last_error, body, at)
      ORDER BY event_id
      ON CONFLICT (event_id) DO UPDATE SET
        status = excluded.status, attempts = excluded.attempts,
        next_attempt_at = excluded.next_attempt_at,
        last_status_code = excluded.last_status_code, last_error = excluded.last_error,
        updated_at = excluded.updated_at
      WHERE (excluded.attempts, excluded.updated_at) >= (delivery.attempts, delivery.updated_at)
      """;

  private static final String ATTEMPTS =
      """
      INSERT INTO delivery_attempt (
        event_id, attempt, at, status_code, error, latency_ms, response_snippet)
      SELECT event_id, attempt, at::timestamptz, status_code, error, latency_ms, response_snippet
      FROM unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[])
        AS made (event_id, attempt, at, status_code, error, latency_ms, response_snippet)
      ORDER BY event_id, attempt
      ON CONFLICT (event_id, attempt) DO UPDATE SET
        at = excluded.at, status_code = excluded.status_code, error = excluded.error,
        latency_ms = excluded.latency_ms, response_snippet = excluded.response_snippet
      WHERE excluded.at >= delivery_attempt.at
      """;

  private final DataSource database;

  public PostgresLogProjection(DataSource database) {
    this.database = database;
  }

  @Override
  public void apply(List<DeliveryOutcome> outcomes) {
    List<DeliveryOutcome> latest = latest(outcomes, outcome -> outcome.delivery().eventId());
    List<DeliveryOutcome> made =
        latest(
            outcomes.stream()
                .filter(outcome -> outcome.status() != DeliveryStatus.DISCARDED)
                .toList(),
            outcome -> new AttemptKey(outcome.delivery().eventId(), outcome.attempt().number()));
    try {
      Jdbc.inTransaction(
          database,
          connection -> {
            writeDeliveries(connection, latest);
            writeAttempts(connection, made);
          });
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private record AttemptKey(EventId id, int number) {}

  /** One statement may touch a row once only. */
  private static <K> List<DeliveryOutcome> latest(
      Collection<DeliveryOutcome> outcomes, Function<DeliveryOutcome, K> key) {
    Map<K, DeliveryOutcome> latest = new HashMap<>();
    outcomes.forEach(
        outcome -> latest.merge(key.apply(outcome), outcome, BinaryOperator.maxBy(PROGRESS)));
    return new ArrayList<>(latest.values());
  }

  private static void writeDeliveries(Connection connection, List<DeliveryOutcome> outcomes)
      throws SQLException {
    Jdbc.update(
        connection,
        DELIVERIES,
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().eventId()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().inboxId()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().space()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().destination()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().canonical().wireName()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().target()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().uid()),
        Jdbc.texts(connection, outcomes, outcome -> outcome.status().wireName()),
        Jdbc.numbers(connection, outcomes, outcome -> outcome.attempt().number()),
        Jdbc.moments(connection, outcomes, outcome -> next(outcome)),
        Jdbc.numbers(connection, outcomes, outcome -> outcome.attempt().statusCode()),
        Jdbc.texts(connection, outcomes, outcome -> storable(outcome.attempt().error())),
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().body()),
        Jdbc.moments(connection, outcomes, outcome -> at(outcome.attempt())));
  }

  private static void writeAttempts(Connection connection, List<DeliveryOutcome> outcomes)
      throws SQLException {
    Jdbc.update(
        connection,
        ATTEMPTS,
        Jdbc.texts(connection, outcomes, outcome -> outcome.delivery().eventId()),
        Jdbc.numbers(connection, outcomes, outcome -> outcome.attempt().number()),
        Jdbc.moments(connection, outcomes, outcome -> at(outcome.attempt())),
        Jdbc.numbers(connection, outcomes, outcome -> outcome.attempt().statusCode()),
        Jdbc.texts(connection, outcomes, outcome -> storable(outcome.attempt().error())),
        Jdbc.numbers(connection, outcomes, outcome -> outcome.attempt().latency().totalMillis()),
        Jdbc.texts(connection, outcomes, outcome -> storable(outcome.attempt().responseSnippet())));
  }

  private static Instant at(Attempt attempt) {
    return Instant.ofEpochMilli(attempt.atMillis());
  }

  private static @Nullable Instant next(DeliveryOutcome outcome) {
    NextAttempt next = outcome.next();
    return next == null ? null : Instant.ofEpochMilli(next.atMillis());
  }

  /** PostgreSQL keeps no NUL in a text, and a receiver may answer one. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
