package cc.xtracker.stack.front;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** What a service says about itself. */
public final class Readiness {
  private static final int TIMEOUT_MILLIS = 2_000;

  private Readiness() {}

  /** Whether somebody at this port of this machine answers that it serves. */
  public static boolean at(int port) {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
