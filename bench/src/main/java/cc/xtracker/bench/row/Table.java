package cc.xtracker.bench.row;

import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rows of one table, all or those that are asked for. */
public final class Table {
  private final List<Row> rows;
  private final Path directory;

  /**
   * @param rows in their order
   * @param directory of the stacks, which are started from nothing and purged afterwards
   */
  public Table(List<Row> rows, Path directory) {
    this.rows = List.copyOf(rows);
    this.directory = directory;
  }

  /**
   * @param names of rows; none means all
   * @param line gets the table as it grows
   * @param raw gets what each row saw, and its name
   */
  public void run(List<String> names, Consumer<String> line, BiConsumer<String, Object> raw) {
    for (Row row : asked(names)) {
      Measured measured = row.measure(directory);
      measured.figures().forEach(figure -> line.accept(text(figure)));
      raw.accept(row.name(), measured.raw());
    }
  }

  private List<Row> asked(List<String> names) {
    for (String name : names) {
      if (rows.stream().noneMatch(row -> row.name().equals(name))) {
        throw new StackFailure(
            "There is no row "
                + name
                + ". There are: "
                + rows.stream().map(Row::name).collect(Collectors.joining(", "))
                + ".");
      }
    }
    return rows.stream().filter(row -> names.isEmpty() || names.contains(row.name())).toList();
  }

  private static String text(Figure figure) {
    return "| %s | %s | %s | %s |"
        .formatted(
            figure.what(), figure.measured(), figure.reach(), figure.reached() ? "yes" : "NO");
  }
}
