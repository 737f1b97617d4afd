package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.RawHttp.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no table can hold. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class BrokenInputIT {
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @TestHTTPResource("/")
  URI service;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @Test
  void tenMegabytesAreTooLargeAndTheClientHearsSo() {
    assertRefused(post(new byte[TEN_MEGABYTES]), 413, "too_large");
  }

  @Test
  void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItComes() {
    byte[] announced = head("Content-Length: 1000000000");
    assertRefused(tenant.http().exchange(announced, false), 413, "too_large");
  }

  @Test
  void aNumberOfAnyLengthIsJudgedByTheRuleOfItsField() {
    byte[] body = Tenant.bytes("{\"event\":\"deposit\",\"value\":" + "9".repeat(60_000) + "}");
    assertRefused(post(body), 400, "invalid_value");
  }

  @Test
  void aTextOfAnyLengthIsJudgedByTheRuleOfItsField() {
    byte[] body = Tenant.bytes("{\"event\":\"contact\",\"uid\":\"" + "a".repeat(60_000) + "\"}");
    Reply reply = post(body);
    assertRefused(reply, 400, "invalid_request");
    assertThat(reply.body()).contains("uid must be 1 to 128 characters");
  }

  @Test
  void aNameThatIsTooLongIsNamedAsSuch() {
    Reply reply = post(Tenant.bytes("{\"" + "a".repeat(2000) + "\":1,\"event\":\"contact\"}"));
    assertRefused(reply, 400, "invalid_request");
    assertThat(reply.body()).contains("a name of more than 1024 characters");
  }

  @Test
  void aStrangerHearsThatHeIsOneEvenWithTenMegabytes() {
    Reply reply = tenant.http().send("POST", "/events", Map.of(), new byte[TEN_MEGABYTES]);
    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void tenMegabytesInChunksAreTooLargeAsWell() {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head("Transfer-Encoding: chunked"));
    for (int sent = 0; sent < TEN_MEGABYTES; sent += 65536) {
      request.writeBytes(Tenant.bytes("10000\r\n"));
      request.writeBytes(new byte[65536]);
      request.writeBytes(Tenant.bytes("\r\n"));
    }
    request.writeBytes(Tenant.bytes("0\r\n\r\n"));
    assertRefused(tenant.http().exchange(request.toByteArray(), false), 413, "too_large");
  }

  @Test
  void aBodyAtTheBoundIsRead() {
    byte[] body = Tenant.bytes("{\"event\":\"contact\"}" + " ".repeat(65536 - 19));
    assertThat(post(body).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatStallsTimesOut() {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head("Content-Length: 100"));
    request.writeBytes(Tenant.bytes("{\"event\":"));
    assertRefused(tenant.http().exchange(request.toByteArray(), false), 408, "request_timeout");
  }

  @Test
  void aBodyMayBeAnnouncedFirst() {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head("Content-Length: 10\r\nExpect: 100-continue"));
    assertThat(tenant.http().exchange(request.toByteArray(), false).status()).isEqualTo(100);
  }

  @Test
  void whatIsNotUtf8IsNotJson() {
    byte[] latin1 = "{\"event\":\"contact\",\"uid\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(post(latin1), 400, "invalid_request");
    byte[] utf16 = "{\"event\":\"contact\"}".getBytes(StandardCharsets.UTF_16LE);
    assertRefused(post(utf16), 400, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/../e", "//", "/q/nothing", "/admin", "/internal/x", "/e/x"})
  void anUnknownPathIsAnsweredInJson(String path) {
    Reply reply = tenant.http().send("GET", path, Map.of(), new byte[0]);
    assertThat(reply.status()).isIn(400, 404, 401);
    assertThat(Tenant.json(reply).get("ok").asBoolean(true)).isFalse();
  }

  @Test
  void binaryNoiseIsAnsweredAsABadRequest() {
    assertThat(post(new byte[] {0, 1, 2, (byte) 0xff}).status()).isEqualTo(400);
  }

  private Reply post(byte[] body) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + tenant.bearer());
    return tenant.http().send("POST", "/events", headers, body);
  }

  private byte[] head(String headers) {
    return Tenant.bytes(
        "POST /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + tenant.bearer()
            + "\r\n"
            + headers
            + "\r\n\r\n");
  }

  private static void assertRefused(Reply reply, int status, String name) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo(name);
  }
}
