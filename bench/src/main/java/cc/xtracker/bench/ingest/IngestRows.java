package cc.xtracker.bench.ingest;

import cc.xtracker.bench.row.Row;
import java.util.List;

/** The table of accepted events. */
public final class IngestRows {
  private IngestRows() {}

  public static List<Row> all() {
    return List.of(
        new Single(),
        new Steady(),
        new Batches(),
        Compared.DUPLICATES,
        Compared.LINKS,
        new Limited(),
        new Outage());
  }
}
