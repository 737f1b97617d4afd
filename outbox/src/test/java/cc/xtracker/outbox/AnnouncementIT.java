package cc.xtracker.outbox;

import static cc.xtracker.outbox.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.parts.RealParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is announced is sent if nobody takes it back, and not before its lease has ended. */
class AnnouncementIT {
  private final Stage stage = new Stage(RealParts.running().kafkaBootstrapServers());
  private final String uid = UUID.randomUUID().toString();

  @Test
  void isSentWhenItsProcessNeverComesBack() throws SQLException {
    announce(stage.outbox(Stage.DEFAULTS), "nobody knows");
    stage.execute("UPDATE outbox SET sweep_after = now()");
    try (Outbox other = stage.outbox(Stage.DEFAULTS)) {
      other.start();
      assertThat(stage.await(uid, 1)).map(Records.Seen::value).containsExactly("nobody knows");
    }
  }

  @Test
  void isReplacedByWhatIsKnown() throws SQLException {
    try (Outbox outbox = stage.outbox(Stage.DEFAULTS)) {
      outbox.start();
      long announced = announce(outbox, "nobody knows");
      OutboxRow row;
      try (Connection transaction = stage.database.getConnection()) {
        transaction.setAutoCommit(false);
        outbox.withdraw(transaction, announced);
        row = outbox.write(transaction, List.of(record(uid, "made")));
        transaction.commit();
      }
      outbox.committed(row);
      assertThat(stage.await(uid, 1)).map(Records.Seen::value).containsExactly("made");
      await().untilAsserted(() -> assertThat(stage.rows()).isZero());
    }
  }

  @Test
  void staysWhenItsReplacementIsRolledBack() throws SQLException {
    Outbox outbox = stage.outbox(Stage.DEFAULTS);
    long announced = announce(outbox, "nobody knows");
    try (Connection transaction = stage.database.getConnection()) {
      transaction.setAutoCommit(false);
      outbox.withdraw(transaction, announced);
      transaction.rollback();
    }
    assertThat(stage.rows()).isOne();
    outbox.close();
  }

  private long announce(Outbox outbox, String value) throws SQLException {
    try (Connection connection = stage.database.getConnection()) {
      return outbox.announce(connection, List.of(record(uid, value)));
    }
  }
}
