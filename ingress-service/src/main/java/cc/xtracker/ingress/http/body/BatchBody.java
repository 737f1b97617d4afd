package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a body that is many JSON objects. Each is accepted or refused for itself; only a body that
 * cannot be told apart into its objects is refused as a whole. Used once.
 */
public final class BatchBody {
  private static final String WHOLE = "the body";
  private static final String LINE = "the line";
  private static final String ELEMENT = "the element";

  private final byte[] body;
  private final Set<String> names;
  private final int maxCount;
  private final List<Decision<Fields>> objects = new ArrayList<>();

  /**
   * @param names of the fields that are read
   */
  public BatchBody(byte[] body, Set<String> names, int maxCount) {
    this.body = body;
    this.names = names;
    this.maxCount = maxCount;
  }

  /** In the order they are written; refused if there are none or too many. */
  public Decision<List<Decision<Fields>>> objects(BatchForm.Layout layout) {
    try {
      return switch (layout) {
        case ARRAY -> array();
        case LINES -> lines();
      };
    } catch (IOException notJson) {
      return new Decision.Refused<>(Json.refusal(WHOLE, notJson));
    }
  }

  private Decision<List<Decision<Fields>>> array() throws IOException {
    try (JsonParser parser = Json.parser(new Utf8(body).decode(0, body.length))) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return refused("the body must be a JSON array of events");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (objects.size() == maxCount) {
          return wrongCount();
        }
        objects.add(JsonObject.next(ELEMENT, parser, names));
      }
      return parser.nextToken() == null
          ? counted()
          : refused("the body must be one JSON array and nothing after it");
    }
  }

  private Decision<List<Decision<Fields>>> lines() {
    Utf8 text = new Utf8(body);
    for (int start = 0; start < body.length; ) {
      int end = endOfLine(start);
      if (!blank(start, end)) {
        if (objects.size() == maxCount) {
          return wrongCount();
        }
        objects.add(line(text, start, end));
      }
      start = end + 1;
    }
    return counted();
  }

  private Decision<Fields> line(Utf8 text, int start, int end) {
    try {
      return JsonObject.read(LINE, text.decode(start, end), names);
    } catch (IOException notJson) {
      return new Decision.Refused<>(Json.refusal(LINE, notJson));
    }
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean blank(int start, int end) {
    int i = start;
    while (i < end && (body[i] == ' ' || body[i] == '\t' || body[i] == '\r')) {
      i++;
    }
    return i == end;
  }

  private Decision<List<Decision<Fields>>> counted() {
    return objects.isEmpty() ? wrongCount() : new Decision.Accepted<>(objects);
  }

  private Decision<List<Decision<Fields>>> wrongCount() {
    return refused("a batch must have 1 to " + maxCount + " events");
  }

  private static Decision<List<Decision<Fields>>> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }
}
