package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.DeliveryOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** One statement for a whole batch of outcomes. */
public final class PostgresLogProjection implements LogProjection {
  /**
   * The rows come in the order of their ids, which is the order of their locks. What comes after
   * its person was erased comes redacted.
   */
  private static final String WRITE =
      CountedWrite.of(
          """
          INSERT INTO delivery AS kept (
            event_id, created_at, updated_at, next_attempt_at, inbox_id, attempts,
            last_status_code, space_id, destination_id, canonical, event, status, last_error,
            uid, body, attempt_log, erased_at)
          SELECT event_id, to_timestamp(created_at / 1e3::float8),
                 to_timestamp(updated_at / 1e3::float8),
                 to_timestamp(next_attempt_at / 1e3::float8), inbox_id::uuid, attempts,
                 last_status_code, said.space_id, destination_id, canonical, event, status,
                 last_error,
                 CASE WHEN erased_at IS NULL THEN said.uid END,
                 CASE WHEN erased_at IS NULL THEN body ELSE '' END,
                 CASE WHEN erased_at IS NULL THEN attempt_log
                      ELSE without_snippets(attempt_log) END,
                 erased_at
          FROM unnest(?::bytea[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
                      ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::text[], ?::text[], ?::text[])
            AS said (event_id, created_at, updated_at, next_attempt_at, inbox_id, attempts,
                     last_status_code, space_id, destination_id, canonical, event, uid, status,
                     last_error, body, attempt_log)
          LEFT JOIN erasure
            ON erasure.space_id = said.space_id AND erasure.uid = said.uid
              AND to_timestamp(said.created_at / 1e3::float8) <= erasure.erased_at
          ORDER BY event_id
          ON CONFLICT (event_id, created_at) DO UPDATE SET
            (attempts, updated_at, status, next_attempt_at, last_status_code, last_error) = (
              SELECT * FROM (VALUES
                (kept.attempts, kept.updated_at, kept.status, kept.next_attempt_at,
                 kept.last_status_code, kept.last_error),
                (excluded.attempts, excluded.updated_at, excluded.status,
                 excluded.next_attempt_at, excluded.last_status_code, excluded.last_error)) AS said
              ORDER BY 1 DESC, 2 DESC LIMIT 1),
            attempt_log = merged_attempts(kept.attempt_log, excluded.attempt_log, ?)
          WHERE (excluded.attempts, excluded.updated_at) > (kept.attempts, kept.updated_at)
             OR NOT kept.attempt_log::jsonb @> excluded.attempt_log::jsonb
          """);

  private final DataSource database;
  private final int attemptCount;

  /**
   * @param attemptCount attempts kept of one delivery at most: the first and the latest
   */
  public PostgresLogProjection(DataSource database, int attemptCount) {
    this.database = database;
    this.attemptCount = attemptCount;
  }

  @Override
  public void apply(List<DeliveryOutcome> outcomes) {
    List<LoggedDelivery> logged = LoggedDelivery.of(outcomes);
    Jdbc.askAtOnce(
        database,
        connection -> {
          ErasureGate.pass(connection);
          return write(connection, logged);
        });
  }

  private int write(Connection connection, List<LoggedDelivery> logged) throws SQLException {
    return Jdbc.update(
        connection,
        WRITE,
        Jdbc.bytes(connection, logged, each -> LogColumns.bytes(each.id())),
        Jdbc.numbers(connection, logged, each -> each.delivery().receivedAtMillis()),
        Jdbc.numbers(connection, logged, each -> each.latest().attempt().atMillis()),
        Jdbc.numbers(connection, logged, LoggedDelivery::nextAttemptAtMillis),
        Jdbc.texts(connection, logged, each -> each.delivery().inboxId()),
        Jdbc.numbers(connection, logged, each -> each.latest().attempt().number()),
        Jdbc.numbers(connection, logged, each -> each.latest().attempt().statusCode()),
        Jdbc.texts(connection, logged, each -> each.delivery().space()),
        Jdbc.texts(connection, logged, each -> each.delivery().destination()),
        Jdbc.texts(connection, logged, each -> each.delivery().canonical().wireName()),
        Jdbc.texts(connection, logged, each -> each.delivery().target()),
        Jdbc.texts(connection, logged, each -> each.delivery().uid()),
        Jdbc.texts(connection, logged, each -> each.latest().status().wireName()),
        Jdbc.texts(connection, logged, each -> Jdbc.storable(each.latest().attempt().error())),
        Jdbc.texts(connection, logged, each -> each.delivery().body()),
        Jdbc.texts(connection, logged, each -> AttemptJson.write(each.atMost(attemptCount))),
        attemptCount);
  }
}
