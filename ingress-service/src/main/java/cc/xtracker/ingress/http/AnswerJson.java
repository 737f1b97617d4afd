package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.model.id.InboxId;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** The status and the body of every answer: the table of {@code docs/http.md}. */
final class AnswerJson {
  private AnswerJson() {}

  static int status(Answer answer) {
    return switch (answer) {
      case Answer.Queued queued -> 200;
      case Answer.Duplicate duplicate -> 200;
      case Answer.Bound bound -> 200;
      case Answer.Conflict conflict -> 409;
      case Answer.Clicked clicked -> 200;
      case Answer.Present present -> 200;
      case Answer.Refused(Refusal(Reason reason, String error)) -> status(reason);
    };
  }

  static Buffer body(Answer answer, HttpMethod method) {
    return Buffer.buffer(
        switch (answer) {
          case Answer.Queued(InboxId id) -> counted("queued", id, method);
          case Answer.Duplicate(InboxId id) -> counted("duplicate", id, method);
          case Answer.Bound(boolean matched) -> "{\"ok\":true,\"matched\":" + matched + "}";
          case Answer.Conflict(boolean matched) ->
              "{\"ok\":false,\"status\":\"conflict\",\"matched\":" + matched + "}";
          case Answer.Clicked(String uid) -> "{\"uid\":\"" + escaped(uid) + "\"}";
          case Answer.Present present -> "";
          case Answer.Refused(Refusal refusal) -> refused(refusal);
        });
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case INVALID_EVENT, INVALID_VALUE, INVALID_TIME, INVALID_CURRENCY, INVALID_REQUEST -> 400;
      case UNAUTHORIZED -> 401;
      case METHOD_NOT_ALLOWED -> 405;
      case REQUEST_TIMEOUT -> 408;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case INTERNAL_ERROR -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  /** A GET hears no inbox_id, as the API reference shows. */
  private static String counted(String status, InboxId id, HttpMethod method) {
    String start = "{\"ok\":true,\"status\":\"" + status + "\"";
    return method.equals(HttpMethod.GET) ? start + "}" : start + ",\"inbox_id\":\"" + id + "\"}";
  }

  private static String refused(Refusal refusal) {
    String start = "{\"ok\":false,\"status\":\"" + refusal.reason().status() + "\"";
    return refusal.reason() == Reason.UNAUTHORIZED
        ? start + "}"
        : start + ",\"error\":\"" + escaped(refusal.error()) + "\"}";
  }

  private static String escaped(String text) {
    return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
