package cc.xtracker.ingress.http.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes parts of a body into one buffer, each over the one before. We decode by ourselves: the
 * JSON parser would guess other encodings and let malformed bytes pass, and two ids could become
 * one. Not thread-safe.
 */
final class Utf8 {
  private final byte[] bytes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private CharBuffer chars = CharBuffer.allocate(0);

  Utf8(byte[] bytes) {
    this.bytes = bytes;
  }

  CharBuffer decode(int from, int to) throws CharacterCodingException {
    if (chars.capacity() < to - from) {
      // A part is never longer than the body, so this grows a few times at most.
      chars = CharBuffer.allocate(Math.min(bytes.length, 2 * (to - from)));
    }
    chars.clear();
    CoderResult result =
        decoder.reset().decode(ByteBuffer.wrap(bytes, from, to - from), chars, true);
    if (result.isError()) {
      result.throwException();
    }
    return chars.flip();
  }
}
