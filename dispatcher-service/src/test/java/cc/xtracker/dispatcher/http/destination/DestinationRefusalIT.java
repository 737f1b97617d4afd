package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.IN;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.URL;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.get;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class DestinationRefusalIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"kind":"s2s"}                                | kind must be webhook
          {"kind":1}                                    | kind must be a string
          {"kind":null}                                 | kind must be a string
          {"name":""}                                   | name must be 1 to 100
          {"name":"   "}                                | name must be 1 to 100
          {"name":"a\\u0000b"}                          | name must be 1 to 100
          {"name":["x"]}                                | name must be a string
          {"url":""}                                    | url must be 1 to
          {"url":7}                                     | url must be a string
          {"url":"not a url"}                           | url must be a URL
          {"url":"ftp://example.com/"}                  | url must begin with http
          {"url":"http://user:pw@127.0.0.1/"}           | url must not hold credentials
          {"url":"http://127.0.0.1/#x"}                 | url must not have a fragment
          {"url":"http://169.254.169.254/latest/"}      | url must be public
          {"url":"http://10.0.0.1/"}                    | url must be public
          {"url":"http://[::1]/"}                       | url must be public
          {"url":"http://[::ffff:10.0.0.1]/"}           | url must be public
          {"url":"http://0x7f000001/"}                  | url must give an IPv4 address
          {"url":"http://2130706433/"}                  | url must give an IPv4 address
          {"url":"http://metadata.internal/"}           | url must be public
          {"url":"http://8.8.8.8:22/"}                  | url must have one of the ports
          {"url":"http://nowhere.invalid/"}             | url has a host that cannot be resolved
          {"method":"TRACE"}                            | method must be one of
          {"method":"post"}                             | method must be one of
          {"headers":[]}                                | headers must be an object
          {"headers":{"X-A":1}}                         | headers must have strings
          {"headers":{"X A":"1"}}                       | headers must have names
          {"headers":{"":"1"}}                          | headers must have names
          {"headers":{"X-A":"a\\r\\nX-B: c"}}           | headers must have values
          {"headers":{"X-A":"é"}}                       | headers must have values
          {"headers":{"X-A":"1","x-a":"2"}}             | headers must not name one header twice
          {"headers":{"X-A":"***"}}                     | headers must give a value
          {"headers":{"Host":"a"}}                      | headers must not set host
          {"headers":{"content-length":"1"}}            | headers must not set content-length
          {"headers":{"Connection":"close"}}            | headers must not set connection
          {"headers":{"Transfer-Encoding":"chunked"}}   | headers must not set transfer-encoding
          {"headers":{"Webhook-Signature":"v1,x"}}      | headers must not set webhook-signature
          {"headers":{"Proxy-Authorization":"x"}}       | headers must not set proxy-authorization
          {"event_map":"deposit"}                       | event_map must be an object
          {"event_map":{"purchase":"Purchase"}}         | event_map must have no keys but contact
          {"event_map":{"deposit":""}}                  | event_map.deposit must be 1 to 64
          {"event_map":{"deposit":null}}                | event_map must have strings
          {"enabled":"yes"}                             | enabled must be true or false
          {"timeout":15}                                | timeout must be an ISO 8601 duration
          {"timeout":"15s"}                             | timeout must be an ISO 8601 duration
          {"timeout":"PT0S"}                            | timeout must be PT0.1S to PT1M
          {"timeout":"PT2M"}                            | timeout must be PT0.1S to PT1M
          {"max_in_flight":0}                           | max_in_flight must be 1 to 256
          {"max_in_flight":257}                         | max_in_flight must be 1 to 256
          {"max_in_flight":1.5}                         | max_in_flight must be a whole number
          {"max_in_flight":"1"}                         | max_in_flight must be a whole number
          {"rate_limit_per_second":0}                   | rate_limit_per_second must be 1 to 10000
          {"rate_limit_per_second":10001}               | rate_limit_per_second must be 1 to 10000
          {"rate_limit_per_second":99999999999}         | rate_limit_per_second must be a whole
          {"retry":"never"}                             | retry must be an object
          {"retry":{"first_delay":"soon"}}              | retry.first_delay must be an ISO 8601
          {"retry":{"first_delay":"PT0S"}}              | retry.first_delay must be PT0.1S to PT24H
          {"retry":{"max_delay":"PT1S"}}                | retry.max_delay must be PT30S to PT168H
          {"retry":{"max_attempts":0}}                  | retry.max_attempts must be 1 to 100
          {"retry":{"max_attempts":101}}                | retry.max_attempts must be 1 to 100
          {"retry":{"max_age":"P1M"}}                   | retry.max_age must be an ISO 8601
          {"retry":{"max_age":"PT59S"}}                 | retry.max_age must be PT1M to PT720H
          {"retry":{"max_age":"P31D"}}                  | retry.max_age must be PT1M to PT720H
          {"retry":{"retry_statuses":404}}              | retry.retry_statuses must be a list of
          {"retry":{"retry_statuses":["404"]}}          | retry.retry_statuses must be a list of
          {"retry":{"retry_statuses":[404.0]}}          | retry.retry_statuses must be a list of
          {"retry":{"retry_statuses":[399]}}            | retry.retry_statuses must be of 400 to 499
          {"retry":{"retry_statuses":[500]}}            | retry.retry_statuses must be of 400 to 499
          {"retry":{"retry_statuses":[404,410]}}        | retry.retry_statuses must be of 400 to 499
          {"signing":1}                                 | signing must be true or false
          """)
  void refusesNamingTheField(String broken, String error) {
    post("refused", smallestWith(broken))
        .statusCode(400)
        .body("ok", equalTo(false))
        .body("status", equalTo("invalid_request"))
        .body("error", startsWith(error));
    String id = post("refusedpatch", SMALLEST).extract().path("destination_id");
    patch("refusedpatch", id, broken).statusCode(400).body("error", startsWith(error));
    get("refusedpatch", id).body("name", equalTo("Hook")).body("url", equalTo(URL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"x","url":"http://127.0.0.1/"}        | kind is required
          {"kind":"webhook","url":"http://127.0.0.1/"}  | name is required
          {"kind":"webhook","name":"x"}                 | url is required
          []                                            | the body must be a JSON object
          "webhook"                                     | the body must be a JSON object
          null                                          | the body must be a JSON object
          {"kind":                                      | the body is not JSON
          """)
  void refusesWhatIsNoDestination(String body, String error) {
    post("refused", body)
        .statusCode(400)
        .body("status", equalTo("invalid_request"))
        .body("error", equalTo(error));
  }

  @Test
  void refusesTooManyHeaders() {
    ObjectNode headers = new ObjectMapper().createObjectNode();
    for (int i = 0; i < 21; i++) {
      headers.put("X-" + i, "v");
    }
    post("refused", smallestWith("{\"headers\":" + headers + "}"))
        .statusCode(400)
        .body("error", containsString("headers must be at most 20"));
  }

  @Test
  void takesTheAdminTokenOnly() {
    given().get(IN, "s").then().statusCode(401).body("status", equalTo("unauthorized"));
    given()
        .header("Authorization", "Bearer internal-token-of-the-test")
        .get(IN, "s")
        .then()
        .statusCode(401);
  }

  @Test
  void asksIngressWhetherTheSpaceExists() {
    post("unknown", SMALLEST).statusCode(404).body("error", equalTo("there is no such space"));
    post("NOT-A-SPACE", SMALLEST).statusCode(404);
    given(operator()).get(IN, "unknown").then().statusCode(404);
    post("broken", SMALLEST)
        .statusCode(503)
        .header("Retry-After", "2")
        .body("status", equalTo("unavailable"));
  }
}
