package cc.xtracker.binding;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.SpaceId;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The service as its callers see it. */
public final class Service {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Service() {}

  /** A space that no other test uses. */
  public static SpaceId newSpace() {
    return new SpaceId("sp_" + UUID.randomUUID().toString().replace("-", ""));
  }

  public static Response click(SpaceId space, Map<String, ?> body) {
    return asService().body(body).post("/internal/spaces/" + space + "/clicks");
  }

  public static Response bind(SpaceId space, String uid, long tgId) {
    return asService()
        .body(Map.of("uid", uid, "tg_id", tgId))
        .post("/internal/spaces/" + space + "/bindings");
  }

  public static Response contexts(List<Map<String, String>> people) {
    return asService().body(Map.of("people", people)).post("/internal/contexts");
  }

  public static Map<String, String> person(SpaceId space, String uid) {
    return Map.of("space_id", space.value(), "uid", uid);
  }

  public static Response person(SpaceId space, String uid, String token) {
    return asOperator(token).get("/admin/spaces/" + space + "/clicks/" + encoded(uid));
  }

  public static Response erase(SpaceId space, String uid) {
    return erase(space, uid, BindingParts.ADMIN_TOKEN);
  }

  public static Response erase(SpaceId space, String uid, String token) {
    return asOperator(token).delete("/admin/spaces/" + space + "/people/" + encoded(uid));
  }

  public static Response eraseUser(SpaceId space, String tgId) {
    return asOperator(BindingParts.ADMIN_TOKEN)
        .delete("/admin/spaces/" + space + "/people?tg_id=" + encoded(tgId));
  }

  private static RequestSpecification asOperator(String token) {
    return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public static RequestSpecification asService() {
    return given()
        .header("Authorization", "Bearer " + BindingParts.INTERNAL_TOKEN)
        .contentType(ContentType.JSON);
  }

  /** All at once, each again as long as the answer is "not now". */
  public static List<Response> together(List<Supplier<Response>> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Response>> answers =
          calls.stream()
              .map(call -> CompletableFuture.supplyAsync(() -> persistently(call), threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private static Response persistently(Supplier<Response> call) {
    return await().atMost(PATIENCE).until(call::get, answer -> answer.statusCode() != 503);
  }
}
