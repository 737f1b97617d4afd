package cc.xtracker.dispatcher.log;

import cc.xtracker.model.id.EventId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place between two entries of the log, newest first. Opaque to whoever passes it back. */
public record Cursor(Instant createdAt, EventId eventId) {
  private static final String SEPARATOR = " ";

  public String text() {
    String plain = createdAt + SEPARATOR + eventId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws IllegalArgumentException unless {@link #text} made it
   */
  public static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int separator = plain.indexOf(SEPARATOR);
      return new Cursor(
          Instant.parse(plain.substring(0, Math.max(0, separator))),
          new EventId(plain.substring(separator + 1)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("cursor must be a next_cursor as it was given", e);
    }
  }
}
