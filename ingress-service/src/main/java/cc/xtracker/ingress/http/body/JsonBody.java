package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.Given;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the named fields of one JSON object. Decodes UTF-8 by itself: the parser would guess other
 * encodings and let malformed bytes pass, and two ids could become one.
 */
final class JsonBody {
  private static final int MAX_DEPTH = 16;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The names are the caller's: a table of them would grow.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // Bounded by the body; the rule of the field says what is too long.
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonBody() {}

  /** The fields that {@code names} asks for; refused if the body is not one JSON object. */
  static Decision<Fields> fields(byte[] body, Set<String> names) {
    if (body.length == 0) {
      return refused("the body is empty: send a JSON object");
    }
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      try (JsonParser parser = JSON.createParser(text.array(), 0, text.limit())) {
        return object(parser, names);
      }
    } catch (CharacterCodingException notUtf8) {
      return refused("the body is not UTF-8");
    } catch (StreamConstraintsException tooDeep) {
      return refused("the body is nested more than " + MAX_DEPTH + " levels or a name is too long");
    } catch (IOException notJson) {
      return refused("the body is not valid JSON");
    }
  }

  private static Decision<Fields> object(JsonParser parser, Set<String> names) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return refused("the body must be a JSON object");
    }
    Map<String, Given> given = HashMap.newHashMap(names.size());
    Set<String> met = HashSet.newHashSet(names.size());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (!names.contains(name)) {
        parser.skipChildren();
        continue;
      }
      if (!met.add(name)) {
        return refused(name + " is given twice");
      }
      Given value = value(parser);
      if (value instanceof Given.Text(String text) && !wellFormed(text)) {
        return refused(name + " must be well-formed Unicode");
      }
      if (value != null) {
        given.put(name, value);
      }
    }
    return parser.nextToken() == null
        ? new Decision.Accepted<>(new Fields(given))
        : refused("the body must be one JSON object and nothing after it");
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
