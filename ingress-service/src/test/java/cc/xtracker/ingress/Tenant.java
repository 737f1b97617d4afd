package cc.xtracker.ingress;

import cc.xtracker.ingress.RawHttp.Reply;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A space of its own for a test, and requests in its name. */
record Tenant(RawHttp http, String space, String bearer, String ingest) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Tenant opened(int port) {
    RawHttp http = new RawHttp(port);
    JsonNode space = json(operator(http, "POST", "/admin/spaces", "{\"name\":\"test\"}"));
    return new Tenant(
        http,
        space.get("space_id").asText(),
        space.get("bearer").asText(),
        space.get("ingest_token").asText());
  }

  Reply post(String path, String body) {
    return post(path, body, bearer);
  }

  Reply post(String path, String body, String secret) {
    return http.send("POST", path, Map.of("Authorization", "Bearer " + secret), bytes(body));
  }

  Reply get(String target) {
    return http.send("GET", target + "&token=" + ingest, Map.of(), new byte[0]);
  }

  Reply operator(String method, String path, String body) {
    return operator(http, method, "/admin/spaces/" + space + path, body);
  }

  static Reply operator(RawHttp http, String method, String path, String body) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + Parts.ADMIN, "Content-Type", "application/json");
    return http.send(method, path, headers, bytes(body));
  }

  static JsonNode json(Reply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + reply, e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
