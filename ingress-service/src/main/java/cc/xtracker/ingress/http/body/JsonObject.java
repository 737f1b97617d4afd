package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.Given;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the named fields of one JSON object. */
final class JsonObject {
  private final Map<String, Given> given;
  private final Set<String> names;

  /** A field that is null is none, but it is not to be given again either. */
  private final List<String> nulls = new ArrayList<>(0);

  private @Nullable String broken;

  private JsonObject(Set<String> names) {
    this.names = names;
    given = HashMap.newHashMap(names.size());
  }

  /**
   * A text that is one object and nothing else.
   *
   * @param subject what the text is, for the words of a refusal
   */
  static Decision<Fields> read(String subject, CharBuffer text, Set<String> names)
      throws IOException {
    try (JsonParser parser = Json.parser(text)) {
      parser.nextToken();
      Decision<Fields> fields = next(subject, parser, names);
      return parser.nextToken() == null
          ? fields
          : refused(subject + " must be one JSON object and nothing after it");
    }
  }

  /** The value that the parser stands before; afterwards it stands behind it. */
  static Decision<Fields> next(String subject, JsonParser parser, Set<String> names)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return refused(subject + " must be a JSON object");
    }
    return new JsonObject(names).fields(parser);
  }

  private Decision<Fields> fields(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (names.contains(name)) {
        keep(name, value(parser));
      } else {
        parser.skipChildren();
      }
    }
    return broken == null ? new Decision.Accepted<>(new Fields(given)) : refused(broken);
  }

  private void keep(String name, @Nullable Given value) {
    if (given.containsKey(name) || nulls.contains(name)) {
      refuse(name + " is given twice");
    } else if (value == null) {
      nulls.add(name);
    } else if (value instanceof Given.Text(String text) && !wellFormed(text)) {
      refuse(name + " must be well-formed Unicode");
    } else {
      given.put(name, value);
    }
  }

  /** The first thing that is wrong is told; the rest is read all the same. */
  private void refuse(String error) {
    if (broken == null) {
      broken = error;
    }
  }

  private static @Nullable Given value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> new Given.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Given.Numeral(parser.getText());
      default -> {
        parser.skipChildren();
        yield new Given.Other();
      }
    };
  }

  /** JSON can escape half a character, and then it has no UTF-8 form. */
  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && text.codePointAt(i++) <= Character.MAX_VALUE) {
        return false;
      }
    }
    return true;
  }

  private static Decision<Fields> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }
}
