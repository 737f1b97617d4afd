package cc.xtracker.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the framework itself refuses: no such path, wrong verb, wrong media type, a body that is not
 * the JSON it should be.
 */
@Provider
public class HttpFaultMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException fault) {
    Response given = fault.getResponse();
    return switch (given.getStatus()) {
      case 400 -> Refusal.invalid(brokenBody(fault.getCause()));
      case 404 -> Refusal.notFound("there is nothing at this path");
      case 405 ->
          Response.fromResponse(
                  Refusal.of(405, "method_not_allowed", "this path does not take this method"))
              .header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW))
              .build();
      case 406 -> Refusal.of(406, "not_acceptable", "this path answers application/json");
      case 413 -> Refusal.of(413, "too_large", "the body is too large");
      case 415 -> Refusal.of(415, "unsupported_media_type", "send application/json");
      default -> Refusal.of(given.getStatus(), "refused", null);
    };
  }

  static String brokenBody(@Nullable Throwable cause) {
    return switch (cause) {
      case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
          path(mapping) + " has the wrong type";
      case JsonMappingException _ -> "the body must be a JSON object with all its fields";
      case JsonProcessingException _ -> "the body is not JSON";
      case null, default -> "the body must be a JSON object";
    };
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
