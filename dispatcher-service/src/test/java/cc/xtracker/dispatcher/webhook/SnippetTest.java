package cc.xtracker.dispatcher.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SnippetTest {
  private static final int MAX_BYTES = 64;
  private static final Redaction NOTHING_SECRET = new Redaction(List.of());

  @Test
  void keepsTextAsItIs() {
    assertThat(plain("{\"ok\":true} Привет 😀".getBytes(UTF_8)))
        .isEqualTo("{\"ok\":true} Привет 😀");
    assertThat(plain(new byte[0])).isEmpty();
  }

  @Test
  void turnsControlCharactersIntoSpaces() {
    assertThat(plain("a\u0000b\r\nc\u001bd\u0085e".getBytes(UTF_8))).isEqualTo("a b  c d e");
  }

  @Test
  void turnsBrokenUtf8IntoQuestionMarks() {
    assertThat(plain(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xd0})).isEqualTo("a?b?");
  }

  @Test
  void endsAtItsBoundWithoutCuttingACharacter() {
    assertThat(plain("я".repeat(100).getBytes(UTF_8))).isEqualTo("я".repeat(32));
    assertThat(plain(("a" + "я".repeat(100)).getBytes(UTF_8))).isEqualTo("a" + "я".repeat(31));
  }

  @Test
  void unpacksWhatIsPacked() throws IOException {
    assertThat(of(gzip("hello".getBytes(UTF_8)), "GZIP", NOTHING_SECRET)).isEqualTo("hello");
    assertThat(of(zlib("hello".getBytes(UTF_8)), "deflate", NOTHING_SECRET)).isEqualTo("hello");
  }

  @Test
  void unpacksNoMoreOfABombThanItShows() throws IOException {
    byte[] bomb = gzip("boom".repeat(5_000_000).getBytes(UTF_8));

    assertThat(Snippet.of(Arrays.copyOf(bomb, MAX_BYTES), true, "gzip", NOTHING_SECRET, MAX_BYTES))
        .isEqualTo("boom".repeat(MAX_BYTES / 4));
  }

  @Test
  void showsWhatCouldBeUnpackedOfABrokenBody() throws IOException {
    byte[] half = gzip("hello, hello, hello".getBytes(UTF_8));

    assertThat(of(Arrays.copyOf(half, 20), "gzip", NOTHING_SECRET)).startsWith("hello");
    assertThat(of("no gzip at all".getBytes(UTF_8), "gzip", NOTHING_SECRET)).isEmpty();
    assertThat(of("br?".getBytes(UTF_8), "br", NOTHING_SECRET)).isEqualTo("br?");
  }

  @Test
  void hidesSecretsInAPackedBodyToo() throws IOException {
    Redaction redaction = new Redaction(List.of("s3cret"));

    assertThat(of(gzip("you sent s3cret".getBytes(UTF_8)), "gzip", redaction))
        .isEqualTo("you sent ***");
  }

  @Test
  void hidesASecretThatTheBoundWouldCut() {
    Redaction redaction = new Redaction(List.of("s3cret-s3cret-s3cret"));
    String body = "x".repeat(MAX_BYTES - 2) + "s3cret-s3cret-s3cret and more";
    byte[] beginning = Arrays.copyOf(body.getBytes(UTF_8), Snippet.rawBytes(redaction, MAX_BYTES));

    assertThat(Snippet.of(beginning, true, "", redaction, MAX_BYTES))
        .isEqualTo("x".repeat(MAX_BYTES - 2) + "**");
  }

  private static String plain(byte[] body) {
    return of(body, "", NOTHING_SECRET);
  }

  private static String of(byte[] body, String encoding, Redaction redaction) {
    return Snippet.of(body, false, encoding, redaction, MAX_BYTES);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private static byte[] zlib(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }
}
