package cc.xtracker.dispatcher.webhook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Makes the beginning of a response body a text that can be stored and shown anywhere. */
public final class Snippet {
  private static final String UNREADABLE = "?";
  private static final int LONGEST_CHARACTER_BYTES = 4;

  private Snippet() {}

  /**
   * @param beginning of the body as it was sent: {@link #rawBytes} of it, so that a secret which
   *     begins in the result ends in it
   * @param broken whether the body went on
   * @param encoding the value of {@code Content-Encoding}; empty when there was none
   * @return at most so many bytes of UTF-8: unpacked, without secrets, a question mark for what is
   *     not UTF-8 and a space for a control character
   */
  public static String of(
      byte[] beginning, boolean broken, String encoding, Redaction redaction, int maxBytes) {
    if (beginning.length == 0) {
      return "";
    }
    int mostBytes = rawBytes(redaction, maxBytes);
    byte[] plain = unpacked(beginning, encoding, mostBytes);
    String text = redaction.apply(decode(plain), broken || plain.length == mostBytes);
    return bounded(readable(text), maxBytes);
  }

  /** How much of a body {@link #of} wants to see. */
  public static int rawBytes(Redaction redaction, int maxBytes) {
    return maxBytes + redaction.longestBytes() + LONGEST_CHARACTER_BYTES;
  }

  /** What fits into the bound, whatever a bomb would grow to. */
  private static byte[] unpacked(byte[] body, String encoding, int mostBytes) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (InputStream in = unpacking(body, encoding)) {
      for (int b = in.read(); b >= 0 && plain.size() < mostBytes; b = in.read()) {
        plain.write(b);
      }
    } catch (IOException endsEarlyOrIsBroken) {
      return plain.toByteArray();
    }
    return plain.toByteArray();
  }

  private static InputStream unpacking(byte[] body, String encoding) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in);
      case "deflate" -> new InflaterInputStream(in);
      default -> in;
    };
  }

  private static String readable(String text) {
    StringBuilder readable = new StringBuilder(text);
    for (int i = 0; i < readable.length(); i++) {
      if (Character.isISOControl(readable.charAt(i))) {
        readable.setCharAt(i, ' ');
      }
    }
    return readable.toString();
  }

  private static String bounded(String text, int maxBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maxBytes) {
      return text;
    }
    int end = maxBytes;
    while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
      end--; // not into the middle of a character
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith(UNREADABLE)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException impossible) {
      throw new IllegalStateException("malformed input is replaced", impossible);
    }
  }
}
