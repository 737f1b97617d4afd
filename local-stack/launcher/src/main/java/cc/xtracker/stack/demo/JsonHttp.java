package cc.xtracker.stack.demo;

import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to one service the way curl does. */
final class JsonHttp {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  JsonHttp(String base) {
    this.base = base;
  }

  /**
   * @param secret goes into the Authorization header
   */
  Answer post(String path, String secret, Map<String, ?> body) {
    try {
      return send(
          authorized(path, secret)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new AssertionError("maps of strings and numbers are JSON", e);
    }
  }

  Answer get(String path, String secret) {
    return send(authorized(path, secret));
  }

  /** Without a header: what a postback can do. */
  Answer get(String path, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return send(request(path + "?" + parameters));
  }

  private HttpRequest.Builder authorized(String path, String secret) {
    return request(path).header("Authorization", "Bearer " + secret);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
  }

  private Answer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    String call = request.method() + " " + request.uri().getPath();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return new Answer(call, response.statusCode(), JSON.readTree(response.body()));
    } catch (JsonProcessingException e) {
      throw new StackFailure(call + " did not answer with JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new StackFailure(call + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted at " + call + ".", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What came back. */
  record Answer(String call, int status, JsonNode body) {
    /** The field as text, empty when it is not there. */
    String text(String field) {
      return body.path(field).asText();
    }
  }
}
