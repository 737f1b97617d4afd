package cc.xtracker.stack.demo;

import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Objects;

/** Prints the story, and stops it at the first thing that is not as told. */
final class Narrator {
  private final PrintStream out;
  private int step;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void step(String sentence) {
    step++;
    out.printf("%n%2d  %s%n", step, sentence);
  }

  void shows(String name, Object value) {
    out.printf("      %-14s %s%n", name, value);
  }

  void shows(JsonNode json) {
    out.print(json.toPrettyString().indent(6));
  }

  /** Says the fact if it is one. */
  void checks(String fact, boolean isSo) {
    if (!isSo) {
      throw new StackFailure("Step " + step + " is not as told. It should be that " + fact + ".");
    }
    out.printf("      ok: %s%n", fact);
  }

  void checks(String what, Object wanted, Object found) {
    if (!Objects.equals(wanted, found)) {
      throw new StackFailure(
          "Step %d is not as told. %s should be %s, but is %s."
              .formatted(step, what, wanted, found));
    }
    out.printf("      ok: %s is %s%n", what, wanted);
  }

  void checks(JsonHttp.Answer answer, int status) {
    if (answer.status() != status) {
      throw new StackFailure(
          "Step %d is not as told. %s should answer %d, but answers %d %s."
              .formatted(step, answer.call(), status, answer.status(), answer.body()));
    }
  }

  void ends(String sentence) {
    out.printf("%n%s%n", sentence);
  }
}
