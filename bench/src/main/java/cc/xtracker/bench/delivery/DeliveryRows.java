package cc.xtracker.bench.delivery;

import cc.xtracker.bench.row.Row;
import java.util.List;

/** The table of deliveries. */
public final class DeliveryRows {
  private DeliveryRows() {}

  public static List<Row> all() {
    return List.of(
        new Throughput(),
        new Latency(),
        new Neighbours(),
        new ManyDestinations(),
        new Parked(),
        new Flood());
  }
}
