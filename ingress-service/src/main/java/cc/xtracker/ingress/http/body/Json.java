package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Refusal;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/** The streaming parser of all bodies, and the words for what it does not take. */
final class Json {
  static final int MAX_DEPTH = 16;
  private static final int MAX_NAME_LENGTH = 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The names are the caller's: a table of them would grow.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  // Bounded by the body; the rule of the field says what is too long.
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  static JsonParser parser(CharBuffer text) throws IOException {
    return JSON.createParser(text.array(), 0, text.limit());
  }

  /**
   * @param subject what was read: the body, or a line of it
   */
  static Refusal refusal(String subject, IOException broken) {
    return Refusal.invalidRequest(
        subject
            + switch (broken) {
              case CharacterCodingException _ -> " is not UTF-8";
              case StreamConstraintsException beyond when isDepth(beyond) ->
                  " is nested more than " + MAX_DEPTH + " levels";
              case StreamConstraintsException _ ->
                  " has a name of more than " + MAX_NAME_LENGTH + " characters";
              default -> " is not valid JSON";
            });
  }

  /** The parser tells its constraints apart by their words only. */
  private static boolean isDepth(StreamConstraintsException beyond) {
    return beyond.getOriginalMessage().contains("depth");
  }
}
