package cc.xtracker.ingress.http.wire;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.model.id.InboxId;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The status and the body of every answer: the table of {@code docs/http.md}. */
final class AnswerJson {
  /** About what a counted event of a batch takes. */
  private static final int ITEM_LENGTH = 96;

  private AnswerJson() {}

  static int status(Answer answer) {
    return switch (answer) {
      case Answer.Queued queued -> 200;
      case Answer.Duplicate duplicate -> 200;
      case Answer.Conflicting conflicting -> 200;
      case Answer.Itemised itemised -> 200;
      case Answer.Bound bound -> 200;
      case Answer.Conflict conflict -> 409;
      case Answer.Clicked clicked -> 200;
      case Answer.Present present -> 200;
      case Answer.Refused(Refusal refusal) -> status(refusal.reason());
    };
  }

  static Buffer body(Answer answer, HttpMethod method) {
    StringBuilder json = new StringBuilder();
    write(answer, method, json);
    return Buffer.buffer(json.toString());
  }

  private static void write(Answer answer, HttpMethod method, StringBuilder json) {
    switch (answer) {
      case Answer.Queued(InboxId id) -> counted("queued", id, "", method, json);
      case Answer.Duplicate(InboxId id) -> counted("duplicate", id, "", method, json);
      case Answer.Conflicting(InboxId id) ->
          counted("duplicate", id, ",\"conflict\":true", method, json);
      case Answer.Itemised(List<Answer> items) -> itemised(items, method, json);
      case Answer.Bound(boolean matched) ->
          json.append("{\"ok\":true,\"matched\":").append(matched).append('}');
      case Answer.Conflict(boolean matched) ->
          json.append("{\"ok\":false,\"status\":\"conflict\",\"matched\":")
              .append(matched)
              .append('}');
      case Answer.Clicked(String uid) -> escaped(uid, json.append("{\"uid\":\"")).append("\"}");
      case Answer.Present present -> {}
      case Answer.Refused(Refusal refusal) -> refused(refusal, json);
    }
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case INVALID_EVENT, INVALID_VALUE, INVALID_TIME, INVALID_CURRENCY, INVALID_REQUEST -> 400;
      case UNAUTHORIZED -> 401;
      case METHOD_NOT_ALLOWED -> 405;
      case REQUEST_TIMEOUT -> 408;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case RATE_LIMITED -> 429;
      case INTERNAL_ERROR -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  /** A GET hears no more than the API reference shows. */
  private static void counted(
      String status, InboxId id, String more, HttpMethod method, StringBuilder json) {
    json.append("{\"ok\":true,\"status\":\"").append(status).append('"');
    if (!method.equals(HttpMethod.GET)) {
      json.append(",\"inbox_id\":\"").append(id.value()).append('"').append(more);
    }
    json.append('}');
  }

  private static void itemised(List<Answer> items, HttpMethod method, StringBuilder json) {
    json.ensureCapacity(ITEM_LENGTH * items.size());
    json.append("{\"ok\":true,\"results\":[");
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      write(items.get(i), method, json);
    }
    json.append("]}");
  }

  private static void refused(Refusal refusal, StringBuilder json) {
    json.append("{\"ok\":false,\"status\":\"").append(refusal.reason().status());
    if (refusal.reason() != Reason.UNAUTHORIZED) {
      escaped(refusal.error(), json.append("\",\"error\":\""));
    }
    json.append("\"}");
  }

  private static StringBuilder escaped(String text, StringBuilder json) {
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    return json;
  }
}
