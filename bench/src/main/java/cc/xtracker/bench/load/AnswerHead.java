package cc.xtracker.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What matters of an HTTP/1.1 answer whose length is told by {@code Content-Length}.
 *
 * @param answerLength of head and body, in bytes
 */
record AnswerHead(int status, int answerLength) {
  private static final int STATUS_OFFSET = "HTTP/1.1 ".length();
  private static final String LENGTH = "content-length:";

  /**
   * @return null while the head is not complete
   */
  static @Nullable AnswerHead of(ByteBuf in) {
    int begin = in.readerIndex();
    int bodyLength = 0;
    for (int line = begin; ; ) {
      int end = in.indexOf(line, in.writerIndex(), (byte) '\n');
      if (end < 0) {
        return null;
      }
      if (end - line <= 1) {
        return new AnswerHead(number(in, begin + STATUS_OFFSET), end + 1 - begin + bodyLength);
      }
      if (isLength(in, line, end)) {
        bodyLength = number(in, line + LENGTH.length());
      }
      line = end + 1;
    }
  }

  private static boolean isLength(ByteBuf in, int line, int end) {
    return (in.getByte(line) | 0x20) == 'c'
        && end - line > LENGTH.length()
        && in.toString(line, LENGTH.length(), US_ASCII).equalsIgnoreCase(LENGTH);
  }

  /** The digits from here on, after spaces. */
  private static int number(ByteBuf in, int from) {
    int at = from;
    while (in.getByte(at) == ' ') {
      at++;
    }
    int number = 0;
    for (int digit = in.getByte(at) - '0';
        digit >= 0 && digit <= 9;
        digit = in.getByte(++at) - '0') {
      number = 10 * number + digit;
    }
    return number;
  }
}
