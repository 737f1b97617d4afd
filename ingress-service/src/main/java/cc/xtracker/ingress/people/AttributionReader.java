package cc.xtracker.ingress.people;

import static cc.xtracker.ingress.answer.Reason.INVALID_REQUEST;

import cc.xtracker.ingress.field.FieldReader;
import cc.xtracker.ingress.field.Macro;
import cc.xtracker.ingress.field.QueryString;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part of the attribution after the other. A part given explicitly wins and must be
 * valid; one of the raw query is taken only if it is.
 */
record AttributionReader(FieldReader explicit, QueryString raw) {

  @Nullable String text(String name) {
    return text(name, name);
  }

  @Nullable String text(String name, String nameInRawQuery) {
    return part(
        name, nameInRawQuery, it -> AttributionText.require(name, it, AttributionText.MAX_LENGTH));
  }

  @Nullable String country() {
    return part("country", "country", AttributionText::requireCountry);
  }

  private @Nullable String part(
      String name, String nameInRawQuery, Function<String, @Nullable String> rule) {
    String given = explicit.text(name);
    String known = given == null ? null : explicit.checked(name, INVALID_REQUEST, given, rule);
    return known == null ? taken(raw.first(nameInRawQuery), rule) : known;
  }

  private static @Nullable String taken(
      @Nullable String part, Function<String, @Nullable String> rule) {
    try {
      return part == null || Macro.in(part) ? null : rule.apply(part);
    } catch (IllegalArgumentException notTaken) {
      return null;
    }
  }
}
