package cc.xtracker.stack.flow;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A space of its own, and its calls as a tenant's server makes them. Thread-safe. */
final class Tenant {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LocalStack stack;

  /** Of the ingress that gets the n-th request. */
  private final IntFunction<String> ingress;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          // Nothing is done with an answer but to wake whom it is for: not worth another thread.
          .executor(Runnable::run)
          .build();
  private final SpaceId space;
  private final String bearer;
  private final String ingestToken;

  /** An answer, whatever it says. */
  record Answer(int httpStatus, JsonNode body, Optional<String> retryAfter) {
    boolean is(String status) {
      return body.path("status").asText().equals(status);
    }
  }

  private Tenant(
      LocalStack stack,
      IntFunction<String> ingress,
      SpaceId space,
      String bearer,
      String ingestToken) {
    this.stack = stack;
    this.ingress = ingress;
    this.space = space;
    this.bearer = bearer;
    this.ingestToken = ingestToken;
  }

  static Tenant in(LocalStack stack) {
    Tenant nobody = new Tenant(stack, _ -> "", new SpaceId("none"), "", "");
    JsonNode created =
        nobody.operator(ServiceKind.INGRESS, "POST", "/admin/spaces", "{\"name\":\"flow\"}").body();
    return new Tenant(
        stack,
        number -> replica(stack, number),
        new SpaceId(created.get("space_id").asText()),
        created.get("bearer").asText(),
        created.get("ingest_token").asText());
  }

  /** The tenant's own servers, which know the address of the service, not its replicas. */
  Tenant server() {
    String front = stack.url(ServiceKind.INGRESS);
    return new Tenant(stack, _ -> front, space, bearer, ingestToken);
  }

  SpaceId space() {
    return space;
  }

  DestinationId webhook(String json) {
    Answer answer =
        operator(ServiceKind.DISPATCHER, "POST", "/admin/spaces/" + space + "/destinations", json);
    return new DestinationId(answer.body().get("destination_id").asText());
  }

  String click(String json) throws IOException {
    return post(0, "/clicks", json).body().get("uid").asText();
  }

  Answer bind(String uid, long tgId) throws IOException {
    return post(0, "/bind", "{\"uid\":\"%s\",\"tg_id\":%d}".formatted(uid, tgId));
  }

  /**
   * @param replica which ingress is asked, modulo how many there are
   * @throws IOException if no answer came
   */
  Answer event(int replica, String json) throws IOException {
    return post(replica, "/events", json);
  }

  /** The same with the header by which a request joins a trace. */
  Answer traced(String json, String traceparent) throws IOException {
    return send(
        json(ingress.apply(0) + "/events", "POST", bearer, json)
            .header("traceparent", traceparent));
  }

  /** The same for a JSON array of them. */
  Answer batch(int replica, String json) throws IOException {
    return post(replica, "/events/batch", json);
  }

  /** The same by {@code GET /e}, as an affiliate network does. */
  Answer pixel(int replica, String query) throws IOException {
    return send(
        HttpRequest.newBuilder(
            URI.create(ingress.apply(replica) + "/e?" + query + "&token=" + ingestToken)));
  }

  Answer deliveries(String query) {
    return operator(
        ServiceKind.DISPATCHER, "GET", "/admin/spaces/" + space + "/deliveries" + query, "");
  }

  Answer operator(ServiceKind service, String method, String path, String json) {
    try {
      return send(stack.url(service) + path, method, stack.secrets().adminToken(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer post(int replica, String path, String json) throws IOException {
    return send(ingress.apply(replica) + path, "POST", bearer, json);
  }

  private static String replica(LocalStack stack, int number) {
    List<String> urls = stack.urls(ServiceKind.INGRESS);
    return urls.get(number % urls.size());
  }

  private Answer send(String url, String method, String token, String json) throws IOException {
    return send(json(url, method, token, json));
  }

  private static HttpRequest.Builder json(String url, String method, String token, String json) {
    return HttpRequest.newBuilder(URI.create(url))
        .method(method, HttpRequest.BodyPublishers.ofString(json))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          JSON.readTree(response.body()),
          response.headers().firstValue("Retry-After"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
