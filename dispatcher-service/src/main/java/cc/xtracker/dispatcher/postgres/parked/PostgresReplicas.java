package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.dispatcher.limit.Replicas;
import cc.xtracker.dispatcher.postgres.Jdbc;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code replica}. */
public final class PostgresReplicas implements Replicas {
  /** Not seen for so long, a replica is gone: ten times the usual interval. */
  private static final String APPEAR =
      """
      WITH mine AS (
        INSERT INTO replica (replica_id, seen_at) VALUES (?, now())
        ON CONFLICT (replica_id) DO UPDATE SET seen_at = now()
      ), gone AS (
        DELETE FROM replica WHERE seen_at < now() - interval '10 seconds' AND replica_id <> ?
      )
      SELECT replica_id FROM replica
      WHERE seen_at >= now() - interval '10 seconds' AND replica_id <> ?
      """;

  private static final String LEAVE = "DELETE FROM replica WHERE replica_id = ?";

  private final String self = UUID.randomUUID().toString();
  private final DataSource database;
  private final Duration settling;
  private final InstantSource clock;
  private @Nullable Instant firstSeen;

  /**
   * @param settling after which every other replica has seen this one
   */
  public PostgresReplicas(DataSource database, Duration settling, InstantSource clock) {
    this.database = database;
    this.settling = settling;
    this.clock = clock;
  }

  @Override
  public RateShare appear() {
    List<String> others =
        Jdbc.ask(
            database,
            connection ->
                Jdbc.query(
                    connection, APPEAR, row -> row.getString("replica_id"), self, self, self));
    Instant now = clock.instant();
    Instant since = firstSeen == null ? now : firstSeen;
    firstSeen = since;
    if (now.isBefore(since.plus(settling))) {
      return RateShare.UNKNOWN;
    }
    int rank = Math.toIntExact(others.stream().filter(other -> other.compareTo(self) < 0).count());
    return new RateShare(rank, others.size() + 1);
  }

  @Override
  public void leave() {
    Jdbc.ask(database, connection -> Jdbc.update(connection, LEAVE, self));
  }
}
