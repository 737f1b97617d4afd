package cc.xtracker.dispatcher.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DestinationParts.class)
class DestinationIT {
  private static final String IN = "/admin/spaces/{space}/destinations";
  private static final String ONE = IN + "/{id}";
  private static final String URL = "http://127.0.0.1:9/hook";
  private static final String SMALLEST =
      "{\"kind\":\"webhook\",\"name\":\"Hook\",\"url\":\"" + URL + "\"}";

  @Inject DestinationDirectory directory;
  @Inject DestinationRegister register;
  @Inject DataSource database;

  @Test
  void beginsWithTheDocumentedDefaults() {
    post("defaults", SMALLEST)
        .statusCode(201)
        .body("destination_id", matchesPattern("dst_[0-9a-f]{24}"))
        .body("space_id", equalTo("defaults"))
        .body("kind", equalTo("webhook"))
        .body("name", equalTo("Hook"))
        .body("url", equalTo(URL))
        .body("method", equalTo("POST"))
        .body("headers.size()", equalTo(0))
        .body("event_map.contact", equalTo("contact"))
        .body("event_map.subscribed", equalTo("subscribed"))
        .body("event_map.registration", equalTo("registration"))
        .body("event_map.deposit", equalTo("deposit"))
        .body("enabled", equalTo(true))
        .body("timeout", equalTo("PT15S"))
        .body("max_in_flight", equalTo(32))
        .body("rate_limit_per_second", nullValue())
        .body("retry.first_delay", equalTo("PT30S"))
        .body("retry.max_delay", equalTo("PT1H"))
        .body("retry.max_attempts", equalTo(12))
        .body("signing", equalTo(false))
        .body("signing_secret", nullValue());
  }

  @Test
  void keepsEverythingThatIsGivenAndMasksSecrets() throws Exception {
    String id =
        post(
                "full",
                """
                {"kind":"webhook","name":"Полный","url":"http://127.0.0.1:9/full","method":"PUT",
                 "headers":{"X-Key":"s3cret-header"},"event_map":{"deposit":"Purchase"},
                 "enabled":false,"timeout":"PT5S","max_in_flight":4,"rate_limit_per_second":10,
                 "retry":{"first_delay":"PT1S","max_delay":"PT10M","max_attempts":3},
                 "signing":true,"unknown":{"ignored":true}}
                """)
            .statusCode(201)
            .body("signing_secret", startsWith("whsec_"))
            .extract()
            .path("destination_id");

    get("full", id)
        .statusCode(200)
        .body("name", equalTo("Полный"))
        .body("method", equalTo("PUT"))
        .body("headers.X-Key", equalTo("***"))
        .body("event_map.size()", equalTo(1))
        .body("event_map.deposit", equalTo("Purchase"))
        .body("enabled", equalTo(false))
        .body("disabled_reason", equalTo("disabled by the operator"))
        .body("timeout", equalTo("PT5S"))
        .body("max_in_flight", equalTo(4))
        .body("rate_limit_per_second", equalTo(10))
        .body("retry.first_delay", equalTo("PT1S"))
        .body("retry.max_delay", equalTo("PT10M"))
        .body("retry.max_attempts", equalTo(3))
        .body("signing", equalTo(true))
        .body("signing_secret", nullValue());
    Destination destination = directory.find(new DestinationId(id)).orElseThrow();
    assertThat(destination.webhook().headers()).containsEntry("X-Key", "s3cret-header");
    assertThat(rowOf(id))
        .doesNotContain("s3cret-header")
        .doesNotContain(destination.webhook().signingSecrets().getFirst());
  }

  @Test
  void changesOnlyWhatIsGiven() {
    String id =
        post("patched", smallestWith("{\"headers\":{\"X-A\":\"one\",\"X-B\":\"two\"}}"))
            .extract()
            .path("destination_id");

    patch("patched", id, "{\"name\":\"Renamed\",\"retry\":{\"max_attempts\":2}}")
        .statusCode(200)
        .body("name", equalTo("Renamed"))
        .body("url", equalTo(URL))
        .body("retry.max_attempts", equalTo(2))
        .body("retry.first_delay", equalTo("PT30S"))
        .body("headers.size()", equalTo(2));
    patch("patched", id, "{\"headers\":{\"x-a\":\"***\",\"X-C\":\"three\"}}")
        .statusCode(200)
        .body("headers.size()", equalTo(2));

    assertThat(directory.find(new DestinationId(id)).orElseThrow().webhook().headers())
        .containsOnly(entry("x-a", "one"), entry("X-C", "three"));
  }

  @Test
  void showsASigningSecretOnceWhenSigningBegins() {
    String id = post("signed", SMALLEST).extract().path("destination_id");

    patch("signed", id, "{\"signing\":true}").body("signing_secret", startsWith("whsec_"));
    patch("signed", id, "{\"name\":\"Other\"}").body("signing_secret", nullValue());
    patch("signed", id, "{\"signing\":false}").body("signing", equalTo(false));

    assertThat(directory.find(new DestinationId(id)).orElseThrow().webhook().signingSecrets())
        .isEmpty();
  }

  @Test
  void aLimitCanBeTakenAway() {
    String id =
        post("limited", smallestWith("{\"rate_limit_per_second\":5}"))
            .extract()
            .path("destination_id");

    patch("limited", id, "{\"rate_limit_per_second\":null}")
        .body("rate_limit_per_second", nullValue());
  }

  @Test
  void enablesAndDisables() {
    String id = post("switched", SMALLEST).extract().path("destination_id");

    given(operator()).post(ONE + "/disable", "switched", id).then().statusCode(200);
    assertThat(directory.find(new DestinationId(id)).orElseThrow().enabled()).isFalse();
    given(operator())
        .post(ONE + "/enable", "switched", id)
        .then()
        .statusCode(200)
        .body("enabled", equalTo(true))
        .body("disabled_reason", nullValue());
  }

  @Test
  void listsTheOldestFirst() {
    given(operator()).get(IN, "listed").then().statusCode(200).body("destinations", hasSize(0));
    String first = post("listed", SMALLEST).extract().path("destination_id");
    String second = post("listed", SMALLEST).extract().path("destination_id");

    given(operator())
        .get(IN, "listed")
        .then()
        .body("destinations.destination_id", equalTo(List.of(first, second)));
  }

  @Test
  void forgetsADeletedOneAndItsSecrets() throws Exception {
    String id =
        post("deleted", smallestWith("{\"headers\":{\"X-Key\":\"s3cret\"},\"signing\":true}"))
            .extract()
            .path("destination_id");

    given(operator()).delete(ONE, "deleted", id).then().statusCode(204);

    get("deleted", id).statusCode(404).body("status", equalTo("not_found"));
    given(operator()).delete(ONE, "deleted", id).then().statusCode(404);
    assertThat(directory.find(new DestinationId(id))).isEmpty();
    assertThat(rowOf(id)).contains("headers=null", "signing_secrets=null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/enable", "/disable", "/test"})
  void isNotFoundFromAnotherSpace(String call) {
    String id = post("mine", SMALLEST).extract().path("destination_id");
    RequestSpecification asked = given(operator());

    (call.isEmpty() ? asked.get(ONE, "yours", id) : asked.post(ONE + call, "yours", id))
        .then()
        .statusCode(404)
        .body("ok", equalTo(false))
        .body("error", equalTo("there is no such destination in this space"));
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

  @Test
  void takesTheAdminTokenOnly() {
    given().get(IN, "s").then().statusCode(401).body("status", equalTo("unauthorized"));
    given()
        .header("Authorization", "Bearer internal-token-of-the-test")
        .get(IN, "s")
        .then()
        .statusCode(401);
  }

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
  void aTestGoesToTheReceiverAndChangesNothing() throws Exception {
    AtomicReference<String> received = new AtomicReference<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer = "taken".getBytes(UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/ok") ? 200 : 422, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    receiver.start();
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
      String id =
          post(
                  "tested",
                  smallestWith(
                      "{\"url\":\"" + url + "/ok\",\"event_map\":{\"deposit\":\"Purchase\"}}"))
              .extract()
              .path("destination_id");

      String body =
          given(operator())
              .post(ONE + "/test", "tested", id)
              .then()
              .statusCode(200)
              .body("ok", equalTo(true))
              .body("status_code", equalTo(200))
              .body("error", nullValue())
              .body("response_snippet", equalTo("taken"))
              .extract()
              .path("body");
      assertThat(body)
          .isEqualTo(received.get())
          .startsWith("{\"event\":\"Purchase\",\"canonical\":\"deposit\",\"event_id\":");

      patch("tested", id, "{\"url\":\"" + url + "/no\"}").statusCode(200);
      given(operator())
          .post(ONE + "/test", "tested", id)
          .then()
          .statusCode(200)
          .body("ok", equalTo(false))
          .body("status_code", equalTo(422))
          .body("error", equalTo("permanent_status"));
    } finally {
      receiver.stop(0);
    }
    String nobody = post("tested", SMALLEST).extract().path("destination_id");
    given(operator())
        .post(ONE + "/test", "tested", nobody)
        .then()
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("status_code", nullValue())
        .body("error", equalTo("connect_failed"));
  }

  @Test
  void seesWhatAnotherReplicaChanged() {
    String id = post("replicated", SMALLEST).extract().path("destination_id");
    DestinationId known = new DestinationId(id);

    register.delete(new SpaceId("replicated"), known, Instant.parse("2026-11-22T10:00:00Z"));

    await().until(() -> directory.find(known).isEmpty());
    assertThat(directory.of(new SpaceId("replicated"))).isEmpty();
  }

  @Test
  void isReadyOnceTheDestinationsAreLoaded() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'destinations' }.status", equalTo("UP"));
  }

  private static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + DestinationParts.ADMIN_TOKEN);
  }

  private static ValidatableResponse post(String space, String body) {
    return given(operator()).contentType(ContentType.JSON).body(body).post(IN, space).then();
  }

  private static ValidatableResponse patch(String space, String id, String body) {
    return given(operator()).contentType(ContentType.JSON).body(body).patch(ONE, space, id).then();
  }

  private static ValidatableResponse get(String space, String id) {
    return given(operator()).get(ONE, space, id).then();
  }

  private static String smallestWith(String fields) {
    try {
      ObjectMapper json = new ObjectMapper();
      return ((ObjectNode) json.readTree(SMALLEST))
          .setAll((ObjectNode) json.readTree(fields))
          .toString();
    } catch (Exception e) {
      throw new IllegalArgumentException(fields, e);
    }
  }

  /** Every column, bytes as the letters that they might be. */
  private String rowOf(String id) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM destination WHERE destination_id = '" + id + "'")) {
      assertThat(row.next()).isTrue();
      StringBuilder columns = new StringBuilder();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        Object value = row.getObject(i);
        String text =
            value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : String.valueOf(value);
        columns.append(row.getMetaData().getColumnName(i)).append('=').append(text).append('\n');
      }
      return columns.toString();
    }
  }
}
