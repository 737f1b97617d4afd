package cc.xtracker.bench;

import cc.xtracker.bench.delivery.DeliveryRows;
import cc.xtracker.bench.ingest.IngestRows;
import cc.xtracker.bench.ledger.LedgerBench;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.row.Table;
import cc.xtracker.bench.startup.StartupBench;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Behind {@code ./xtracker bench}: measures, prints, and keeps the raw results under {@code
 * bench/results}.
 */
public final class Bench {
  private final Path stack = Checkout.root().resolve("bench/target/stack");
  private final Results results = new Results(Checkout.root().resolve("bench/results"));

  private Bench() {}

  public static void main(String[] arguments) {
    Bench bench = new Bench();
    try {
      bench.run(List.of(arguments));
    } catch (StackFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  private void run(List<String> arguments) {
    switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case "" -> {
        table("ingest", IngestRows.all(), List.of());
        table("delivery", DeliveryRows.all(), List.of());
      }
      case "ingest" -> table("ingest", IngestRows.all(), arguments.subList(1, arguments.size()));
      case "delivery" ->
          table("delivery", DeliveryRows.all(), arguments.subList(1, arguments.size()));
      case "startup" -> results.keep("startup", new StartupBench(stack).run(System.out::println));
      case "ledger" -> ledger(arguments.subList(1, arguments.size()));
      default ->
          throw new StackFailure(
              "bench takes ingest, delivery, startup or ledger, not " + arguments + ".");
    }
  }

  private void table(String name, List<Row> rows, List<String> asked) {
    new Table(rows, stack)
        .run(
            asked,
            System.out::println,
            (row, measured) -> results.keep(name, Map.of(row, measured)));
  }

  private void ledger(List<String> arguments) {
    new LedgerBench(Checkout.root().resolve("bench/target/ledger"))
        .run(
            keys(arguments),
            System.out::println,
            (origin, measured) -> results.keep("ledger", Map.of(origin, measured)));
  }

  private static long keys(List<String> arguments) {
    if (arguments.isEmpty()) {
      return LedgerBench.KEYS;
    }
    if (arguments.size() != 2
        || !arguments.getFirst().equals("--keys")
        || !arguments.get(1).matches("[1-9][0-9]{0,9}")) {
      throw new StackFailure("bench ledger takes --keys and a number, not " + arguments + ".");
    }
    return Long.parseLong(arguments.get(1));
  }
}
