package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.enrich.ClickContexts.Person;
import cc.xtracker.dispatcher.erasure.Erasures;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/** The table {@code erasure}, and what it does to {@code delivery}. */
public final class PostgresErasures implements Erasures {
  private static final String NOTE =
      """
      INSERT INTO erasure AS noted (space_id, uid, erased_at)
      SELECT space_id, uid, to_timestamp(max(erased_at) / 1e3::float8)
      FROM unnest(?::text[], ?::text[], ?::bigint[]) AS heard (space_id, uid, erased_at)
      GROUP BY space_id, uid
      ORDER BY space_id, uid
      ON CONFLICT (space_id, uid) DO UPDATE SET
        erased_at = greatest(noted.erased_at, excluded.erased_at), noted_at = now()
      """;

  /** What counts and what tells one delivery from another stays. */
  private static final String REDACT =
      """
      UPDATE delivery SET
        uid = NULL, body = '', attempt_log = without_snippets(attempt_log),
        erased_at = erasure.erased_at
      FROM erasure
      WHERE (erasure.space_id, erasure.uid) IN (SELECT * FROM unnest(?::text[], ?::text[]))
        AND delivery.space_id = erasure.space_id AND delivery.uid = erasure.uid
        AND delivery.created_at <= erasure.erased_at
      """;

  private static final String NOTED_WITHIN =
      """
      SELECT space_id, uid FROM erasure
      WHERE noted_at > now() - make_interval(secs => ?)
      """;

  private final DataSource database;
  private final IntConsumer redacted;

  /**
   * @param redacted hears how many deliveries of the log were, once they are
   */
  public PostgresErasures(DataSource database, IntConsumer redacted) {
    this.database = database;
    this.redacted = redacted;
  }

  @Override
  public void note(List<Erasure> erasures) {
    redacted.accept(Jdbc.askAtOnce(database, connection -> note(connection, erasures)));
  }

  private static int note(Connection connection, List<Erasure> erasures) throws SQLException {
    ErasureGate.close(connection);
    Jdbc.update(
        connection,
        NOTE,
        Jdbc.texts(connection, erasures, Erasure::space),
        Jdbc.texts(connection, erasures, Erasure::uid),
        Jdbc.numbers(connection, erasures, Erasure::erasedAtMillis));
    return Jdbc.update(
        connection,
        REDACT,
        Jdbc.texts(connection, erasures, Erasure::space),
        Jdbc.texts(connection, erasures, Erasure::uid));
  }

  @Override
  public Set<Person> notedWithin(Duration age) {
    return Set.copyOf(
        Jdbc.ask(
            database,
            connection ->
                Jdbc.query(
                    connection,
                    NOTED_WITHIN,
                    row ->
                        new Person(
                            new SpaceId(row.getString("space_id")), new Uid(row.getString("uid"))),
                    (double) age.toMillis() / 1_000)));
  }
}
