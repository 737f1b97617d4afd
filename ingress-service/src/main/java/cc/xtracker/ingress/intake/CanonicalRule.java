package cc.xtracker.ingress.intake;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Given;
import cc.xtracker.model.event.CanonicalEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exactly one of the four; otherwise the refusal lists them, and the nearest for a near miss. */
final class CanonicalRule {
  /** Two slips of the finger; with three, half of {@code contact} could be another word. */
  private static final int NEAR = 2;

  private static final String RULE = "event must be one of " + CanonicalEvent.allNames();
  private static final int LONGEST_NAME = "registration".length();

  private CanonicalRule() {}

  static Decision<CanonicalEvent> decide(@Nullable Given event) {
    return switch (event) {
      case Given.Text(String name) -> named(name);
      case Given.Parameter(String name) -> named(name);
      case Given.Numeral numeral -> refused(RULE);
      case Given.Other other -> refused(RULE);
      case null -> refused(RULE);
    };
  }

  private static Decision<CanonicalEvent> named(String name) {
    Optional<CanonicalEvent> exact = CanonicalEvent.named(name);
    return exact.isPresent()
        ? new Decision.Accepted<>(exact.get())
        : refused(RULE + nearest(name).map(it -> "; did you mean " + it + "?").orElse(""));
  }

  private static Optional<String> nearest(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return plain.length() > LONGEST_NAME + NEAR
        ? Optional.empty()
        : Arrays.stream(CanonicalEvent.values())
            .map(CanonicalEvent::wireName)
            .filter(wireName -> editCount(plain, wireName) <= NEAR)
            .findFirst();
  }

  /** Levenshtein's distance, one row at a time. */
  private static int editCount(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private static Decision<CanonicalEvent> refused(String error) {
    return new Decision.Refused<>(new Refusal(Reason.INVALID_EVENT, error));
  }
}
