package cc.xtracker.ingress.http.body;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of {@code Content-Type} that we take: RFC 9110 section 8.3.1, in UTF-8 or unsaid. */
final class MediaType {
  private static final Pattern JSON = inUtf8("application/json");
  private static final Pattern LINES = inUtf8("application/x-ndjson");

  private MediaType() {}

  /** A body that does not say what it is, is JSON. */
  static boolean isJson(@Nullable String contentType) {
    return contentType == null
        || contentType.equals("application/json")
        || JSON.matcher(contentType).matches();
  }

  static boolean isLines(@Nullable String contentType) {
    return contentType != null && LINES.matcher(contentType).matches();
  }

  private static Pattern inUtf8(String type) {
    return Pattern.compile(
        Pattern.quote(type) + "\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*",
        Pattern.CASE_INSENSITIVE);
  }
}
