package cc.xtracker.dispatcher.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes the beginning of a response body a text that can be stored and shown anywhere. */
public final class Snippet {
  private static final String UNREADABLE = "?";

  private Snippet() {}

  /**
   * @return as many bytes of UTF-8 as were given, or fewer: what is not UTF-8 becomes a question
   *     mark, and control characters become spaces
   */
  public static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(decode(bytes));
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }

  private static CharSequence decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith(UNREADABLE)
          .decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException impossible) {
      throw new IllegalStateException("malformed input is replaced", impossible);
    }
  }
}
