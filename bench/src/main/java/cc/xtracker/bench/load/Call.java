package cc.xtracker.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param uri path and query
 * @param body what is posted, in ASCII; null for a GET
 */
public record Call(String uri, @Nullable String body) {
  public static Call post(String uri, String body) {
    return new Call(uri, body);
  }

  public static Call get(String uri) {
    return new Call(uri, null);
  }

  /**
   * In HTTP/1.1.
   *
   * @param headers lines, each with its end
   */
  void write(ByteBuf out, byte[] headers) {
    out.writeCharSequence(body == null ? "GET " : "POST ", US_ASCII);
    out.writeCharSequence(uri, US_ASCII);
    out.writeCharSequence(" HTTP/1.1\r\n", US_ASCII);
    out.writeBytes(headers);
    if (body != null) {
      out.writeCharSequence("Content-Length: " + body.length() + "\r\n", US_ASCII);
    }
    out.writeCharSequence("\r\n", US_ASCII);
    if (body != null) {
      ByteBufUtil.writeAscii(out, body);
    }
  }
}
