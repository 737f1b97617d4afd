package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.retention.LogDays;
import cc.xtracker.dispatcher.retention.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** The partitions of {@code delivery}, one a day. */
public final class PostgresLogDays implements LogDays {
  /** Held until the transaction ends. The number is ours alone within this database. */
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7206)";

  /** Whoever reads or writes the log waits behind us while we wait for them: not for long. */
  private static final String BRIEFLY = "SET LOCAL lock_timeout = '3s'";

  private static final String EXISTING =
      """
      SELECT to_date(right(relname, 8), 'YYYYMMDD') AS day
      FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'delivery'::regclass
      """;

  /** What they concern is gone with its day, and comes back no more. */
  private static final String FORGET_ERASURES =
      "DELETE FROM erasure WHERE erased_at < ?::date::timestamp AT TIME ZONE 'UTC'";

  private final DataSource database;

  public PostgresLogDays(DataSource database) {
    this.database = database;
  }

  @Override
  public void change(Function<Set<LocalDate>, Retention.Plan> plan) {
    Jdbc.askAtOnce(
        database,
        connection -> {
          Jdbc.execute(connection, ONE_AT_A_TIME);
          Jdbc.execute(connection, BRIEFLY);
          return change(connection, plan.apply(existing(connection)));
        });
  }

  private static Set<LocalDate> existing(Connection connection) throws SQLException {
    return Set.copyOf(
        Jdbc.query(connection, EXISTING, row -> row.getObject("day", LocalDate.class)));
  }

  private static Retention.Plan change(Connection connection, Retention.Plan plan)
      throws SQLException {
    for (LocalDate day : plan.create()) {
      Jdbc.execute(connection, create(day));
    }
    for (LocalDate day : plan.drop()) {
      Jdbc.update(connection, FORGET_ERASURES, day.plusDays(1));
      Jdbc.execute(connection, "DROP TABLE " + name(day));
      PostgresCounts.forget(connection, day);
    }
    return plan;
  }

  private static String create(LocalDate day) {
    return """
        CREATE TABLE %s PARTITION OF delivery
        FOR VALUES FROM ('%s 00:00:00+00') TO ('%s 00:00:00+00')
        """
        .formatted(name(day), day, day.plusDays(1));
  }

  private static String name(LocalDate day) {
    return "delivery_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
