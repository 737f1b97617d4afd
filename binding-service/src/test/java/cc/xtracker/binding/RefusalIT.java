package cc.xtracker.binding;

import static cc.xtracker.binding.Service.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class RefusalIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /internal/spaces/No-Space/clicks | {}                                     | space_id
          /internal/spaces/acme/clicks     | {"uid":""}                             | uid
          /internal/spaces/acme/clicks     | {"uid":"a\\u0000b"}                    | uid
          /internal/spaces/acme/clicks     | {"uid":"\\ud800"}                      | uid
          /internal/spaces/acme/clicks     | {"raw_query":"\\u0000"}                | raw_query
          /internal/spaces/acme/clicks     | {"link_slug":"\\ud800"}                | link_slug
          /internal/spaces/acme/clicks     | {"attribution":{"ad_id":"\\u0000"}}    | attribution.ad_id
          /internal/spaces/acme/clicks     | {"attribution":7}                      | attribution
          /internal/spaces/acme/clicks     | []                                     | body
          /internal/spaces/acme/clicks     | {"uid":                                | JSON
          /internal/spaces/acme/bindings   | {"tg_id":1}                            | uid is required
          /internal/spaces/acme/bindings   | {"uid":"ann"}                          | tg_id
          /internal/spaces/acme/bindings   | {"uid":"ann","tg_id":0}                | tg_id
          /internal/spaces/acme/bindings   | {"uid":"ann","tg_id":-1}               | tg_id
          /internal/spaces/acme/bindings   | {"uid":"ann","tg_id":9223372036854775808} | tg_id
          /internal/spaces/acme/bindings   | {"uid":"ann","tg_id":"many"}           | tg_id
          /internal/spaces/ACME/bindings   | {"uid":"ann","tg_id":1}                | space_id
          /internal/contexts               | {"people":[{"space_id":"acme"}]}       | uid
          /internal/contexts               | {"people":[{"space_id":"-","uid":"a"}]} | space_id
          """)
  void namesTheFieldThatBreaksARule(String path, String body, String named) {
    asService()
        .body(body)
        .post(path)
        .then()
        .statusCode(400)
        .body("ok", is(false))
        .body("status", is("invalid_request"))
        .body("error", containsString(named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/spaces/acme/clicks",
        "/internal/spaces/acme/bindings",
        "/internal/contexts"
      })
  void wantsABodyAndTheTokenOfTheServices(String path) {
    asService().post(path).then().statusCode(400).body("status", is("invalid_request"));
    for (String token : new String[] {"wrong", BindingParts.ADMIN_TOKEN}) {
      given()
          .header("Authorization", "Bearer " + token)
          .contentType(ContentType.JSON)
          .body("{}")
          .post(path)
          .then()
          .statusCode(401)
          .body("status", is("unauthorized"));
    }
    given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401);
  }
}
