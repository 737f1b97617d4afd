package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to an address, but the certificate must be the host's. */
class WebhookClientTlsTest {
  private static final String PASSWORD = "changeit";
  private static final String HOST = "hooks.example.com";
  @TempDir private static Path folder;
  private static Path certificate;

  private final ClientUnderTest client = new ClientUnderTest();

  @BeforeAll
  static void makeACertificateForTheHost() throws Exception {
    certificate = folder.resolve("receiver.p12");
    List<String> keytool =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + HOST,
            "-ext",
            "san=dns:" + HOST,
            "-storetype",
            "PKCS12",
            "-keystore",
            certificate.toString(),
            "-storepass",
            PASSWORD);
    assertThat(
            new ProcessBuilder(keytool)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor())
        .isZero();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void acceptsTheHostsCertificateAndNamesTheHost() throws Exception {
    trustTheCertificate();
    try (RawReceiver receiver = receiver()) {
      assertThat(send(HOST, receiver)).isInstanceOf(Answered.class);
      assertThat(send(HOST, receiver)).isInstanceOf(Answered.class);
      assertThat(receiver.serverNames).contains(HOST);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void refusesTheCertificateOfAnotherHost() throws Exception {
    trustTheCertificate();
    try (RawReceiver receiver = receiver()) {
      assertThat(send("other.example.com", receiver)).satisfies(WebhookClientTlsTest::tlsFailed);
      assertThat(receiver.requests).isEmpty();
    }
  }

  @Test
  void refusesACertificateThatNobodyTrusts() throws Exception {
    try (RawReceiver receiver = receiver()) {
      assertThat(send(HOST, receiver)).satisfies(WebhookClientTlsTest::tlsFailed);
      assertThat(receiver.requests).isEmpty();
    }
  }

  private AttemptResult send(String host, RawReceiver receiver) {
    client.name(host, "127.0.0.1");
    URI url = URI.create("https://" + host + ":" + receiver.port() + "/");
    Webhook webhook = new Webhook(url, "POST", Map.of(), List.of(), Duration.ofSeconds(10));
    return client.send(webhook, new EventId("ab".repeat(32)), "{}");
  }

  private static void tlsFailed(AttemptResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            AttemptResult.Unreachable.class,
            failed -> assertThat(failed.failure()).isEqualTo(NetworkFailure.TLS_FAILED));
  }

  private void trustTheCertificate() {
    client.trust(new PfxOptions().setPath(certificate.toString()).setPassword(PASSWORD));
  }

  private static RawReceiver receiver() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return RawReceiver.on(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")),
        out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8)));
  }
}
