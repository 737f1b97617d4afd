package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import java.io.IOException;
import java.util.Set;

/** Reads a body that is one JSON object. */
public final class JsonBody {
  private static final String SUBJECT = "the body";

  private JsonBody() {}

  /** The fields that {@code names} asks for; refused if the body is not one JSON object. */
  public static Decision<Fields> fields(byte[] body, Set<String> names) {
    if (body.length == 0) {
      return new Decision.Refused<>(
          Refusal.invalidRequest("the body is empty: send a JSON object"));
    }
    try {
      return JsonObject.read(SUBJECT, new Utf8(body).decode(0, body.length), names);
    } catch (IOException notJson) {
      return new Decision.Refused<>(Json.refusal(SUBJECT, notJson));
    }
  }
}
