package cc.xtracker.examples.funnel;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Map;

/** Prints the funnel of every source. Takes the bootstrap servers of Kafka. */
public final class FunnelReport {
  private FunnelReport() {}

  public static void main(String[] arguments) {
    Funnel funnel = new Funnel();
    TopicReader.replay(arguments[0], funnel::take);
    print(funnel.counts(), System.out);
  }

  static void print(Map<Source, Counts> counts, PrintStream out) {
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Source::toString)))
        .forEach(
            each -> {
              out.println(each.getKey());
              Counts of = each.getValue();
              for (Stage stage : Stage.values()) {
                out.printf(
                    "  %-12s events %d people %d%s%n",
                    stage, of.events(stage), of.people(stage), step(of, stage));
              }
              out.printf("  bound %d revenue %s%n", of.bound(), of.revenue());
            });
  }

  private static String step(Counts of, Stage stage) {
    return stage == Stage.CLICK ? "" : " ratio %.3f".formatted(of.ratio(stage));
  }
}
