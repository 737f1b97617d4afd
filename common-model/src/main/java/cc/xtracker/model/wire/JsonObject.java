package cc.xtracker.model.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one flat JSON object with its fields in the order of the calls. Not thread-safe; used
 * once.
 */
final class JsonObject {
  private static final int USUAL_SIZE_BYTES = 512;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE_BYTES);
  private final JsonGenerator json;

  JsonObject() {
    try {
      json = JsonFields.JSON.createGenerator(bytes);
      json.writeStartObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  /**
   * @param value written as its text; null is written as null
   */
  JsonObject text(String name, @Nullable Object value) {
    return write(
        () -> {
          if (value == null) {
            json.writeNullField(name);
          } else {
            json.writeStringField(name, value.toString());
          }
        });
  }

  JsonObject number(String name, @Nullable Number value) {
    return write(
        () -> {
          if (value == null) {
            json.writeNullField(name);
          } else {
            json.writeNumberField(name, value.longValue());
          }
        });
  }

  JsonObject flag(String name, boolean value) {
    return write(() -> json.writeBooleanField(name, value));
  }

  byte[] toBytes() {
    write(
        () -> {
          json.writeEndObject();
          json.close();
        });
    return bytes.toByteArray();
  }

  private JsonObject write(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
