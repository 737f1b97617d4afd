package cc.xtracker.binding.funnel;

import static io.restassured.RestAssured.given;

import cc.xtracker.binding.BindingParts;
import cc.xtracker.model.id.SpaceId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;

/** The operator's calls. */
final class FunnelCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FunnelCalls() {}

  static Response asked(SpaceId space, Map<String, ?> parameters) {
    return given()
        .header("Authorization", "Bearer " + BindingParts.ADMIN_TOKEN)
        .queryParams(parameters)
        .get("/admin/spaces/" + space + "/funnel");
  }

  static JsonNode answer(SpaceId space, Map<String, ?> parameters) {
    try {
      return JSON.readTree(asked(space, parameters).then().statusCode(200).extract().asString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Of all that the story has, and what else is asked. */
  static JsonNode answer(Story story, Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.putIfAbsent("from", story.begin);
    parameters.putIfAbsent("to", story.end());
    return answer(story.space, parameters);
  }

  static void rebuild() {
    given()
        .header("Authorization", "Bearer " + BindingParts.ADMIN_TOKEN)
        .post("/admin/funnel/rebuild")
        .then()
        .statusCode(202);
  }
}
