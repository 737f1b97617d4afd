package cc.xtracker.model.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object that are scalars or lists of texts. Other nested values are fields
 * of a later version and are skipped.
 */
final class JsonFields {
  static final JsonFactory JSON = new JsonFactory();

  private static final int USUAL_COUNT = 24;

  /** A text, a whole number, a flag, or the texts of a list. */
  private final Map<String, Object> values = HashMap.newHashMap(USUAL_COUNT);

  /** An array's. */
  private record Texts(List<String> values) {}

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
      case VALUE_STRING -> values.put(name, parser.getText());
      case VALUE_NUMBER_INT -> values.put(name, parser.getLongValue());
      case VALUE_TRUE, VALUE_FALSE -> values.put(name, parser.getBooleanValue());
      case START_ARRAY -> values.put(name, list(parser));
      default -> parser.skipChildren();
    }
  }

  private static Texts list(JsonParser parser) throws IOException {
    List<String> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        values.add(parser.getText());
      }
      parser.skipChildren();
    }
    return new Texts(List.copyOf(values));
  }

  String text(String name) throws WireFormatException {
    return required(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    return values.get(name) instanceof String text ? text : null;
  }

  List<String> texts(String name) throws WireFormatException {
    return required(name, values.get(name) instanceof Texts texts ? texts.values() : null);
  }

  long number(String name) throws WireFormatException {
    return required(name, numberOrNull(name));
  }

  @Nullable Long numberOrNull(String name) {
    return values.get(name) instanceof Long number ? number : null;
  }

  /** Of a field that older records do not have. */
  long numberOr(String name, long otherwise) {
    return values.get(name) instanceof Long number ? number : otherwise;
  }

  boolean flag(String name) throws WireFormatException {
    return required(name, values.get(name) instanceof Boolean flag ? flag : null);
  }

  /** Of a field that older records do not have. */
  boolean flagOr(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /** Reads a required text into the type that knows its rule. */
  <T> T as(String name, Function<String, T> type) throws WireFormatException {
    return checked(name, text(name), type);
  }

  /** Reads a text that may be missing or null. */
  <T> @Nullable T asOrNull(String name, Function<String, T> type) throws WireFormatException {
    String text = textOrNull(name);
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
