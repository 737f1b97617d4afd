package cc.xtracker.operator;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * A program of its own for the health check of a container, whose image has neither a shell nor
 * curl: ends with 0 if the service beside it is ready.
 */
public final class Readiness {
  private static final String DEFAULT_PORT = "8080";
  private static final int TIMEOUT_MILLIS = 2_000;

  private Readiness() {}

  public static void main(String[] none) {
    String port = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", DEFAULT_PORT);
    System.exit(isReady(URI.create("http://127.0.0.1:" + port + "/q/health/ready")) ? 0 : 1);
  }

  static boolean isReady(URI address) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
