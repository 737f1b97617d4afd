package cc.xtracker.model.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object of scalars and lists of texts, its fields in the order of the calls. Not
 * thread-safe; used once.
 */
final class JsonObject {
  private static final int USUAL_SIZE_BYTES = 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE_BYTES);
  private final JsonGenerator json;

  JsonObject() {
    try {
      json = JsonFields.JSON.createGenerator(bytes);
      json.writeStartObject();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /**
   * @param value written as its text; null is written as null
   */
  JsonObject text(String name, @Nullable Object value) {
    try {
      json.writeFieldName(name);
      // A null text is written as null.
      json.writeString(value == null ? null : value.toString());
      return this;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  JsonObject number(String name, @Nullable Number value) {
    try {
      json.writeFieldName(name);
      if (value == null) {
        json.writeNull();
      } else {
        json.writeNumber(value.longValue());
      }
      return this;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  JsonObject flag(String name, boolean value) {
    try {
      json.writeBooleanField(name, value);
      return this;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  JsonObject texts(String name, List<String> values) {
    try {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
      return this;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  byte[] toBytes() {
    try {
      json.writeEndObject();
      json.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static UncheckedIOException impossible(IOException fault) {
    return new UncheckedIOException("memory does not fail to be written", fault);
  }
}
