package cc.xtracker.ingress.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GunzipTest {
  private static final int BOUND = 1 << 20;

  @Test
  void inflatesUpToItsBound() {
    assertThat(Gunzip.inflate(zipped(BOUND), BOUND))
        .isInstanceOfSatisfying(
            Decision.Accepted.class, it -> assertThat((byte[]) it.value()).hasSize(BOUND));
  }

  @Test
  void refusesOneByteMore() {
    assertRefused(zipped(BOUND + 1), Reason.TOO_LARGE);
  }

  @Test
  void aBombIsGivenUpAtTheBound() {
    // A quarter of a megabyte that would inflate to a thousand times as much.
    byte[] bomb = zipped(256 * BOUND);
    assertThat(bomb).hasSizeLessThan(BOUND);
    assertRefused(bomb, Reason.TOO_LARGE);
  }

  @Test
  void refusesWhatIsNoGzip() {
    assertRefused("[{}]".getBytes(StandardCharsets.UTF_8), Reason.INVALID_REQUEST);
    assertRefused(new byte[0], Reason.INVALID_REQUEST);
  }

  @Test
  void refusesGzipThatBreaksOff() {
    byte[] whole = zipped(BOUND);
    assertRefused(Arrays.copyOf(whole, whole.length / 2), Reason.INVALID_REQUEST);
  }

  @Test
  void refusesGzipWhoseChecksumIsWrong() {
    byte[] zipped = zipped(100);
    zipped[zipped.length - 8] ^= 1;
    assertRefused(zipped, Reason.INVALID_REQUEST);
  }

  private static void assertRefused(byte[] zipped, Reason reason) {
    assertThat(Gunzip.inflate(zipped, BOUND))
        .isInstanceOfSatisfying(
            Decision.Refused.class, it -> assertThat(it.refusal().reason()).isEqualTo(reason));
  }

  private static byte[] zipped(int sizeBytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(zipped)) {
      byte[] chunk = new byte[1 << 16];
      for (int left = sizeBytes; left > 0; left -= chunk.length) {
        gzip.write(chunk, 0, Math.min(left, chunk.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
