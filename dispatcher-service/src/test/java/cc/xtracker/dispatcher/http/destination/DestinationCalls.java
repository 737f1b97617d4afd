package cc.xtracker.dispatcher.http.destination;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The calls of an operator. */
final class DestinationCalls {
  static final String IN = "/admin/spaces/{space}/destinations";
  static final String ONE = IN + "/{id}";
  static final String URL = "http://127.0.0.1:9/hook";
  static final String SMALLEST = "{\"kind\":\"webhook\",\"name\":\"Hook\",\"url\":\"" + URL + "\"}";

  private DestinationCalls() {}

  static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + DestinationParts.ADMIN_TOKEN);
  }

  static ValidatableResponse post(String space, String body) {
    return given(operator()).contentType(ContentType.JSON).body(body).post(IN, space).then();
  }

  static ValidatableResponse patch(String space, String id, String body) {
    return given(operator()).contentType(ContentType.JSON).body(body).patch(ONE, space, id).then();
  }

  /** One of the calls under a destination, without a body. */
  static ValidatableResponse call(String space, String id, String call) {
    return given(operator()).post(ONE + call, space, id).then();
  }

  static ValidatableResponse call(String space, String id, String call, String body) {
    return given(operator())
        .contentType(ContentType.JSON)
        .body(body)
        .post(ONE + call, space, id)
        .then();
  }

  static ValidatableResponse get(String space, String id) {
    return given(operator()).get(ONE, space, id).then();
  }

  static String smallestWith(String fields) {
    try {
      ObjectMapper json = new ObjectMapper();
      return ((ObjectNode) json.readTree(SMALLEST))
          .setAll((ObjectNode) json.readTree(fields))
          .toString();
    } catch (Exception e) {
      throw new IllegalArgumentException(fields, e);
    }
  }
}
