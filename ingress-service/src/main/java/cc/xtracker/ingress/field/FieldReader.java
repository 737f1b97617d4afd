package cc.xtracker.ingress.field;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one request one after the other and remembers the first that breaks its rule.
 * A field that is missing or broken reads as null. Not thread-safe.
 */
public final class FieldReader {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,19}");

  private final Fields fields;
  private @Nullable Refusal first;

  public FieldReader(Fields fields) {
    this.fields = fields;
  }

  /** A text that travels under the rule of {@code type}; never a macro. */
  public <T> @Nullable T id(String name, Function<String, T> type) {
    return text(name, Reason.INVALID_REQUEST, type);
  }

  /** A text whose wrong type and broken rule have a status of their own; never a macro. */
  public <T> @Nullable T text(String name, Reason broken, Function<String, T> type) {
    String text = expanded(name, text(name, broken));
    return text == null ? null : checked(name, broken, text, type);
  }

  /** A text without any rule. */
  public @Nullable String text(String name) {
    return text(name, Reason.INVALID_REQUEST);
  }

  /** A text, or the exact digits of a number; never a macro. */
  public @Nullable String decimal(String name, Reason broken) {
    String written =
        switch (fields.get(name)) {
          case Given.Numeral(String digits) -> digits;
          case Given.Text(String text) -> text;
          case Given.Parameter(String text) -> text;
          case Given.Other other -> null;
          case null -> null;
        };
    refuseUnless(written != null || absent(name), broken, name + " must be a number or a text");
    return expanded(name, written);
  }

  /** A JSON integer, or the digits of a query parameter. */
  public @Nullable Long integer(String name, Reason broken, String rule) {
    Long written =
        switch (fields.get(name)) {
          case Given.Numeral(String digits) -> parsed(digits);
          case Given.Parameter(String text) -> parsed(text);
          case Given.Text text -> null;
          case Given.Other other -> null;
          case null -> null;
        };
    refuseUnless(written != null || absent(name), broken, rule);
    return written;
  }

  /** Applies a rule to something that was read. */
  public <T> @Nullable T checked(
      String name, Reason broken, String value, Function<String, @Nullable T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      refuse(broken, message == null ? name + " is invalid" : message);
      return null;
    }
  }

  /** Refuses the request, unless an earlier field has already. */
  public void refuse(Reason reason, String error) {
    if (first == null) {
      first = new Refusal(reason, error);
    }
  }

  /** The result, if every field that was read keeps its rule. */
  public <T> Decision<T> decide(Supplier<T> result) {
    return first == null ? new Decision.Accepted<>(result.get()) : new Decision.Refused<>(first);
  }

  /** The refusal of a request that lacks a field, unless it has a broken one. */
  public <T> Decision<T> missing(String name) {
    Refusal missing = Refusal.invalidRequest(name + " is missing");
    return new Decision.Refused<>(first == null ? missing : first);
  }

  private @Nullable String text(String name, Reason broken) {
    String written =
        switch (fields.get(name)) {
          case Given.Text(String text) -> text;
          case Given.Parameter(String text) -> text;
          case Given.Numeral numeral -> null;
          case Given.Other other -> null;
          case null -> null;
        };
    refuseUnless(written != null || absent(name), broken, name + " must be a text");
    return written;
  }

  private boolean absent(String name) {
    return fields.get(name) == null;
  }

  private void refuseUnless(boolean kept, Reason reason, String error) {
    if (!kept) {
      refuse(reason, error);
    }
  }

  private @Nullable String expanded(String name, @Nullable String text) {
    boolean macro = text != null && Macro.in(text);
    refuseUnless(
        !macro, Reason.INVALID_REQUEST, name + " is still a macro: the network did not expand it");
    return macro ? null : text;
  }

  private static @Nullable Long parsed(String text) {
    try {
      return INTEGER.matcher(text).matches() ? Long.valueOf(text) : null;
    } catch (NumberFormatException beyond64Bits) {
      return null;
    }
  }
}
