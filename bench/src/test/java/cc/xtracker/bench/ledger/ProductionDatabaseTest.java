package cc.xtracker.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.postgres.PostgresSettings;
import org.junit.jupiter.api.Test;

class ProductionDatabaseTest {
  @Test
  void goesBeforeTheSettingsOfOneMachineAndStaysDurable() {
    PostgresSettings production = ProductionDatabase.settings();

    assertThat(production.values()).containsKeys("shared_buffers", "max_wal_size");
    assertThat(production.over(PostgresSettings.LOCAL).values())
        .containsAllEntriesOf(production.values())
        .containsEntry("timezone", "UTC");
    assertThat(production.asArguments()).contains("fsync=on", "synchronous_commit=on");
  }
}
