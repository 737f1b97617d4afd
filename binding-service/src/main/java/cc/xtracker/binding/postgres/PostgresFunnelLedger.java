package cc.xtracker.binding.postgres;

import cc.xtracker.binding.funnel.Batch;
import cc.xtracker.binding.funnel.FunnelConfig;
import cc.xtracker.binding.funnel.FunnelLedger;
import cc.xtracker.binding.funnel.Move;
import cc.xtracker.binding.funnel.Move.Partition;
import cc.xtracker.model.topic.Topic;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code funnel_place}, and the transactions in which it changes with the others. */
@Singleton
public class PostgresFunnelLedger implements FunnelLedger {
  private static final String OPEN =
      """
      INSERT INTO funnel_place (topic, partition, next_offset)
      SELECT topic, partition, 0 FROM unnest(?::text[], ?::bigint[]) AS asked (topic, partition)
      ON CONFLICT DO NOTHING
      """;

  private static final String PLACES =
      """
      SELECT topic, partition, next_offset
      FROM funnel_place JOIN unnest(?::text[], ?::bigint[]) AS asked (topic, partition)
        USING (topic, partition)
      """;

  // The lock on the row makes another reader of the partition wait, and then find it elsewhere.
  private static final String MOVE =
      """
      UPDATE funnel_place AS place SET next_offset = move.next_offset
      FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS move (topic, partition, stands, next_offset)
      WHERE place.topic = move.topic AND place.partition = move.partition
        AND place.next_offset = move.stands
      """;

  // The places first, as whoever takes a batch does.
  private static final String BEGIN_ANEW =
      "TRUNCATE funnel_place, funnel_event, funnel_click, funnel_binding";

  private final Transactions transactions;
  private final FunnelConfig config;

  PostgresFunnelLedger(Transactions transactions, FunnelConfig config) {
    this.transactions = transactions;
    this.config = config;
  }

  @Override
  public Map<Partition, Long> places(Set<Partition> partitions) {
    return transactions.patiently(
        config.writeTimeout(),
        connection -> {
          try (PreparedStatement open = connection.prepareStatement(OPEN);
              PreparedStatement select = connection.prepareStatement(PLACES)) {
            name(open, partitions);
            open.executeUpdate();
            name(select, partitions);
            return read(select);
          }
        });
  }

  private static void name(PreparedStatement statement, Set<Partition> partitions)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(
        1, Columns.texts(connection, partitions, partition -> partition.topic().topicName()));
    statement.setArray(2, Columns.numbers(connection, partitions, Partition::number));
  }

  private static Map<Partition, Long> read(PreparedStatement select) throws SQLException {
    Map<String, Topic> topics = new HashMap<>();
    for (Topic topic : Topic.values()) {
      topics.put(topic.topicName(), topic);
    }
    Map<Partition, Long> places = new HashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Topic topic = topics.get(rows.getString("topic"));
        if (topic != null) {
          places.put(new Partition(topic, rows.getInt("partition")), rows.getLong("next_offset"));
        }
      }
    }
    return places;
  }

  @Override
  public boolean take(Batch batch, List<Move> moves) {
    return transactions.patiently(
        config.writeTimeout(),
        connection -> {
          if (!moved(connection, moves)) {
            connection.rollback();
            return false;
          }
          FunnelRows.write(connection, batch);
          return true;
        });
  }

  private static boolean moved(Connection connection, List<Move> moves) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setArray(
          1, Columns.texts(connection, moves, each -> each.partition().topic().topicName()));
      move.setArray(2, Columns.numbers(connection, moves, each -> each.partition().number()));
      move.setArray(3, Columns.numbers(connection, moves, Move::from));
      move.setArray(4, Columns.numbers(connection, moves, Move::to));
      return move.executeUpdate() == moves.size();
    }
  }

  @Override
  public void beginAnew() {
    transactions.patiently(
        config.writeTimeout(),
        connection -> {
          try (Statement truncate = connection.createStatement()) {
            return truncate.execute(BEGIN_ANEW);
          }
        });
  }

  @Override
  public boolean forget(long beforeMillis, int rowCount) {
    return transactions.patiently(
        config.writeTimeout(), connection -> FunnelRows.forget(connection, beforeMillis, rowCount));
  }
}
