package cc.xtracker.bench.delivery;

import cc.xtracker.bench.delivery.Measured.Figure;
import cc.xtracker.stack.process.StackFailure;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rows of the delivery table, all or those that are asked for. */
public final class DeliveryBench {
  private static final List<Row> ROWS =
      List.of(
          new Throughput(),
          new Latency(),
          new Neighbours(),
          new ManyDestinations(),
          new Parked(),
          new Flood());

  private final Vertx vertx;
  private final Path directory;

  /**
   * @param directory of the stacks, which are started from nothing and purged afterwards
   */
  public DeliveryBench(Vertx vertx, Path directory) {
    this.vertx = vertx;
    this.directory = directory;
  }

  /**
   * @param names of rows; none means all
   * @param line gets the table as it grows
   * @param raw gets what each row saw, and its name
   */
  public void run(List<String> names, Consumer<String> line, BiConsumer<String, Object> raw) {
    for (Row row : rows(names)) {
      Measured measured = row.measure(vertx, directory);
      measured.figures().forEach(figure -> line.accept(text(figure)));
      raw.accept(row.name(), measured.raw());
    }
  }

  private static List<Row> rows(List<String> names) {
    for (String name : names) {
      if (ROWS.stream().noneMatch(row -> row.name().equals(name))) {
        throw new StackFailure(
            "There is no row "
                + name
                + ". There are: "
                + ROWS.stream().map(Row::name).collect(Collectors.joining(", "))
                + ".");
      }
    }
    return ROWS.stream().filter(row -> names.isEmpty() || names.contains(row.name())).toList();
  }

  private static String text(Figure figure) {
    return "| %s | %s | %s | %s |"
        .formatted(
            figure.what(), figure.measured(), figure.reach(), figure.reached() ? "yes" : "NO");
  }
}
