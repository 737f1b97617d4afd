package cc.xtracker.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "08003", "57P01", "57P03", "53300", "40001"})
  void aLostConnectionIsADatabaseThatIsAway(String state) {
    assertThat(DatabaseAway.isBehind(new SQLException("lost", state))).isTrue();
  }

  @Test
  void soIsAPoolThatHasNoConnectionToGive() {
    assertThat(DatabaseAway.isBehind(new SQLException("acquisition timeout"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "42601"})
  void aStatementThatIsRefusedIsAMistakeOfOurs(String state) {
    assertThat(DatabaseAway.isBehind(new SQLException("refused", state))).isFalse();
  }

  @Test
  void itIsFoundBehindWhatEveryLayerMakesOfIt() {
    Exception commit = new Exception("could not commit");
    commit.addSuppressed(new IllegalStateException(new SQLException("lost", "08006")));
    assertThat(DatabaseAway.isBehind(new RuntimeException(commit))).isTrue();
  }

  @Test
  void nothingElseIsADatabase() {
    assertThat(DatabaseAway.isBehind(new IllegalStateException(new IOException("no")))).isFalse();
  }

  @Test
  void whatPointsBackAtItselfIsLookedThrough() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.addSuppressed(second);
    assertThat(DatabaseAway.isBehind(first)).isFalse();
  }
}
