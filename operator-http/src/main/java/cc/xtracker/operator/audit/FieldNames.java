package cc.xtracker.operator.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which fields a body gives. What does not look like a name of ours may be a secret gone astray.
 */
final class FieldNames {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,39}");
  private static final int MAX_COUNT = 32;

  private FieldNames() {}

  /** As far as the body is JSON. */
  static List<String> of(byte[] body) {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return List.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME && names.size() < MAX_COUNT) {
        if (NAME.matcher(parser.currentName()).matches()) {
          names.add(parser.currentName());
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return names;
    } catch (IOException broken) {
      return names;
    }
  }
}
