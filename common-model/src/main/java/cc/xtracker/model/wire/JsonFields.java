package cc.xtracker.model.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scalar fields of one flat JSON object. Nested values are fields of a later version and are
 * skipped.
 */
final class JsonFields {
  static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Boolean> flags = new HashMap<>();

  private JsonFields() {}

  /**
   * @throws WireFormatException if the bytes are not one JSON object
   */
  static JsonFields read(byte[] json) throws WireFormatException {
    JsonFields fields = new JsonFields();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new WireFormatException("the value is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        fields.keep(parser);
      }
      return fields;
    } catch (IOException e) {
      throw new WireFormatException("the value is not JSON", e);
    }
  }

  private void keep(JsonParser parser) throws IOException {
    String name = parser.currentName();
    switch (parser.nextToken()) {
      case VALUE_STRING -> texts.put(name, parser.getText());
      case VALUE_NUMBER_INT -> numbers.put(name, parser.getLongValue());
      case VALUE_TRUE -> flags.put(name, true);
      case VALUE_FALSE -> flags.put(name, false);
      default -> parser.skipChildren();
    }
  }

  String text(String name) throws WireFormatException {
    return required(name, texts.get(name));
  }

  @Nullable String textOrNull(String name) {
    return texts.get(name);
  }

  long number(String name) throws WireFormatException {
    return required(name, numbers.get(name));
  }

  @Nullable Long numberOrNull(String name) {
    return numbers.get(name);
  }

  boolean flag(String name) throws WireFormatException {
    return required(name, flags.get(name));
  }

  /** Of a field that older records do not have. */
  long numberOr(String name, long otherwise) {
    return numbers.getOrDefault(name, otherwise);
  }

  /** Of a field that older records do not have. */
  boolean flagOr(String name, boolean otherwise) {
    return flags.getOrDefault(name, otherwise);
  }

  /** Reads a required text into the type that knows its rule. */
  <T> T as(String name, Function<String, T> type) throws WireFormatException {
    return checked(name, text(name), type);
  }

  /** Reads a text that may be missing or null. */
  <T> @Nullable T asOrNull(String name, Function<String, T> type) throws WireFormatException {
    String text = texts.get(name);
    return text == null ? null : checked(name, text, type);
  }

  static <V, T> T checked(String name, V value, Function<V, T> type) throws WireFormatException {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new WireFormatException(name + ": " + e.getMessage(), e);
    }
  }

  private static <T> T required(String name, @Nullable T value) throws WireFormatException {
    if (value == null) {
      throw new WireFormatException(name + " is missing or has the wrong type");
    }
    return value;
  }
}
