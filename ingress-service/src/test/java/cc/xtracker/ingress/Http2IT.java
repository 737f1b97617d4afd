package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that ask for HTTP/2, as Java's does by default, are answered like all others. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class Http2IT {
  @TestHTTPResource("/")
  URI service;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

  @Test
  void eventsAreAcceptedOnTheConnectionThatWasUpgraded() throws Exception {
    String bearer = Tenant.opened(service.getPort()).bearer();
    assertThat(post(bearer, "{\"event\":\"contact\",\"eid\":\"1\"}").statusCode()).isEqualTo(200);
    HttpResponse<String> second = post(bearer, "{\"event\":\"contact\",\"eid\":\"2\"}");
    assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(second.body()).contains("queued");
  }

  @ParameterizedTest
  @CsvSource({"'',401", "'{',401"})
  void strangersAreRefused(String body, int status) throws Exception {
    post("nobody", body);
    assertThat(post("nobody", body).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"'',400", "'{',400", "'[]',400"})
  void brokenBodiesAreRefused(String body, int status) throws Exception {
    String bearer = Tenant.opened(service.getPort()).bearer();
    post(bearer, body);
    assertThat(post(bearer, body).statusCode()).isEqualTo(status);
  }

  private HttpResponse<String> post(String bearer, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/events"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
