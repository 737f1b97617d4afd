package cc.xtracker.binding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** An OpenID provider: says where its keys are (OIDC Discovery), shows them, and signs tokens. */
public final class OidcProvider implements QuarkusTestResourceLifecycleManager {
  static final String AUDIENCE = "xtracker";
  private static final String KEY_ID = "key-1";

  private final KeyPair keys = keyPair();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer":"%s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token"}\
                """
                    .formatted(issuer())));
    server.createContext("/keys", exchange -> answer(exchange, publicKeys()));
    server.start();
    return Map.of(
        "quarkus.oidc.auth-server-url", issuer(), "quarkus.oidc.token.audience", AUDIENCE);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, field -> field.getType() == OidcProvider.class);
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  String token(String subject, String... roles) {
    return token(issuer(), AUDIENCE, subject, Duration.ofMinutes(5), roles);
  }

  String tokenFor(String audience, String subject, String... roles) {
    return token(issuer(), audience, subject, Duration.ofMinutes(5), roles);
  }

  String tokenOf(String issuer, String subject, String... roles) {
    return token(issuer, AUDIENCE, subject, Duration.ofMinutes(5), roles);
  }

  String expired(String subject, String... roles) {
    return token(issuer(), AUDIENCE, subject, Duration.ofMinutes(-5), roles);
  }

  private String token(
      String issuer, String audience, String subject, Duration validity, String... roles) {
    long now = System.currentTimeMillis() / 1000;
    return Jwt.issuer(issuer)
        .subject(subject)
        .audience(audience)
        .groups(Set.of(roles))
        .issuedAt(now - 600)
        .expiresAt(now + validity.toSeconds())
        .jws()
        .keyId(KEY_ID)
        .sign(keys.getPrivate());
  }

  private String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String publicKeys() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}\
    """
        .formatted(KEY_ID, base64(key.getModulus()), base64(key.getPublicExponent()));
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Without the byte of the sign (RFC 7518 section 2). */
  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    byte[] magnitude = Arrays.copyOfRange(bytes, sign, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
  }

  private static KeyPair keyPair() {
    try {
      return KeyUtils.generateKeyPair(2048);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
