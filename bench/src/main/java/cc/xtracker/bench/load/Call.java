package cc.xtracker.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param uri path and query
 * @param body what is posted; null for a GET
 */
public record Call(String uri, @Nullable String body) {
  public static Call post(String uri, String body) {
    return new Call(uri, body);
  }

  public static Call get(String uri) {
    return new Call(uri, null);
  }
}
