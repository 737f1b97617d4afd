package cc.xtracker.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success.
 *
 * @param ok always false
 * @param status a word a program can act on
 * @param error what is wrong, in words, naming the field and the rule; never a value that was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refusal(boolean ok, String status, @Nullable String error) {

  public static Response of(int httpStatus, String status, @Nullable String error) {
    return Response.status(httpStatus)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(new Refusal(false, status, error))
        .build();
  }

  /** There is no credential, or it proves nothing. */
  static Response unauthorized() {
    return Response.fromResponse(of(401, "unauthorized", null))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  public static Response invalid(String error) {
    return of(400, "invalid_request", error);
  }

  public static Response notFound(String error) {
    return of(404, "not_found", error);
  }

  /** A store or service that we need is away; nothing was changed. */
  public static Response unavailable(String error, Duration retryAfter) {
    return Response.fromResponse(of(503, "unavailable", error))
        .header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()))
        .build();
  }
}
