package cc.xtracker.ingress.field;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query in their order, {@code +} meaning a space. Parameters that nobody asks
 * for are never looked at, however broken.
 */
public final class QueryString {
  /**
   * @param value null if it is not percent-encoded UTF-8
   */
  private record Parameter(String name, @Nullable String value) {}

  private final List<Parameter> parameters = new ArrayList<>(8);

  private QueryString(byte[] query) {
    int start = 0;
    while (start < query.length) {
      int end = indexOf(query, '&', start, query.length);
      int equals = indexOf(query, '=', start, end);
      String name = decode(query, start, equals);
      if (name != null && !name.isEmpty()) {
        parameters.add(new Parameter(name, decode(query, Math.min(equals + 1, end), end)));
      }
      start = end + 1;
    }
  }

  /**
   * @param query of a request line, each character being a byte; null is empty
   */
  public static QueryString ofRequest(@Nullable String query) {
    return of(query == null ? "" : query, StandardCharsets.ISO_8859_1);
  }

  /**
   * @param query that travelled as a text; may begin with its question mark
   */
  public static QueryString ofText(String query) {
    return of(query.startsWith("?") ? query.substring(1) : query, StandardCharsets.UTF_8);
  }

  private static QueryString of(String query, Charset bytes) {
    return new QueryString(query.getBytes(bytes));
  }

  /** The value of a parameter that is written exactly once and well, else null. */
  public @Nullable String single(String name) {
    String found = null;
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        if (found != null || parameter.value == null) {
          return null;
        }
        found = parameter.value;
      }
    }
    return found;
  }

  /** The value of the first parameter of this name that is written well, else null. */
  public @Nullable String first(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name.equals(name) && parameter.value != null)
        .findFirst()
        .map(Parameter::value)
        .orElse(null);
  }

  /** The named fields; refused if one of them is written twice or badly. */
  public Decision<Fields> fields(Set<String> names) {
    Map<String, Given> given = HashMap.newHashMap(names.size());
    for (Parameter parameter : parameters) {
      if (!names.contains(parameter.name)) {
        continue;
      }
      String value = parameter.value;
      if (value == null) {
        return refused(parameter.name + " is not percent-encoded UTF-8");
      }
      if (given.putIfAbsent(parameter.name, new Given.Parameter(value)) != null) {
        return refused(parameter.name + " is given twice");
      }
    }
    return new Decision.Accepted<>(new Fields(given));
  }

  private static Decision<Fields> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }

  private static int indexOf(byte[] bytes, char wanted, int start, int end) {
    int i = start;
    while (i < end && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  private static @Nullable String decode(byte[] query, int start, int end) {
    return isPlain(query, start, end)
        ? new String(query, start, end - start, StandardCharsets.US_ASCII)
        : unescape(query, start, end);
  }

  /** ASCII that means what it says, as nearly every name and most values are. */
  private static boolean isPlain(byte[] query, int start, int end) {
    boolean plain = true;
    for (int i = start; plain && i < end; i++) {
      plain = query[i] > 0 && query[i] != '%' && query[i] != '+';
    }
    return plain;
  }

  private static @Nullable String unescape(byte[] query, int start, int end) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      if (query[i] == '%') {
        int high = i + 2 < end ? Character.digit(query[i + 1], 16) : -1;
        int low = i + 2 < end ? Character.digit(query[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        plain.write(high << 4 | low);
        i += 2;
      } else {
        plain.write(query[i] == '+' ? ' ' : query[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(plain.toByteArray()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }
}
