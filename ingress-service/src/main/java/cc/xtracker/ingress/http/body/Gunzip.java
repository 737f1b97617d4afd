package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Inflates a gzipped body, never further than its bound. */
public final class Gunzip {
  private Gunzip() {}

  public static Decision<byte[]> inflate(byte[] zipped, int maxBytes) {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(zipped), 8192)) {
      byte[] body = plain.readNBytes(maxBytes + 1);
      return body.length <= maxBytes
          ? new Decision.Accepted<>(body)
          : new Decision.Refused<>(
              new Refusal(
                  Reason.TOO_LARGE, "the body must inflate to at most " + maxBytes + " bytes"));
    } catch (IOException broken) {
      return new Decision.Refused<>(Refusal.invalidRequest("the body is not valid gzip"));
    }
  }
}
