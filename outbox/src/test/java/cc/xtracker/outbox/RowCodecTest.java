package cc.xtracker.outbox;

import static cc.xtracker.outbox.Records.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {
  private static final List<TopicRecord> GOLDEN =
      List.of(
          record("ann", "{\"n\":1}"),
          record("bob", "{\"n\":2}"),
          new TopicRecord(
              Topic.CLICKS,
              new RecordKey("acme:жанна"),
              Map.of("ce_subject", "жанна"),
              "{}".getBytes(UTF_8)));

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(RowCodec.decode(RowCodec.encode(GOLDEN)))
        .map(Records::seen)
        .isEqualTo(GOLDEN.stream().map(Records::seen).toList());
  }

  @Test
  void keepsTheOrderOfHeaders() throws IOException {
    assertThat(RowCodec.decode(RowCodec.encode(GOLDEN)).getFirst().headers().keySet())
        .containsExactlyElementsOf(GOLDEN.getFirst().headers().keySet());
  }

  @Test
  void keepsThatARecordHasNoValue() throws IOException {
    TopicRecord tombstone =
        new TopicRecord(Topic.BINDINGS, new RecordKey("acme:ann"), Map.of("ce_id", "ann-1"), null);
    List<TopicRecord> read =
        RowCodec.decode(RowCodec.encode(List.of(record("ann", "{}"), tombstone)));
    assertThat(read.getLast().value()).isNull();
    assertThat(read.getLast().headers()).isEqualTo(tombstone.headers());
  }

  @Test
  void readsTheBytesOfVersion1() throws IOException {
    assertThat(RowCodec.decode(golden()))
        .map(Records::seen)
        .isEqualTo(GOLDEN.stream().map(Records::seen).toList());
  }

  @Test
  void writesTheBytesOfVersion1() throws IOException {
    assertThat(HexFormat.of().formatHex(RowCodec.encode(GOLDEN)))
        .isEqualTo(HexFormat.of().formatHex(golden()));
  }

  @Test
  void writesWhatRepeatsOnce() {
    List<TopicRecord> batch =
        IntStream.range(0, 500).mapToObj(i -> record("uid-" + i, "{\"n\":" + i + "}")).toList();
    int textBytes =
        batch.stream()
            .map(Records::seen)
            .mapToInt(seen -> seen.key().length() + 2 * seen.value().length() + 8)
            .sum();
    assertThat(RowCodec.encode(batch)).hasSizeLessThan(textBytes + 500 * 30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void survivesNoDamageSilently(long seed) {
    Random random = new Random(seed);
    byte[] good = RowCodec.encode(GOLDEN);
    for (int i = 0; i < 2_000; i++) {
      byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
      assertThatThrownBy(() -> RowCodec.decode(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesAVersionFromTheFuture() {
    byte[] future = RowCodec.encode(GOLDEN);
    future[0] = 2;
    assertThatThrownBy(() -> RowCodec.decode(future))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  private static byte[] golden() throws IOException {
    try (InputStream file = RowCodecTest.class.getResourceAsStream("/golden/row-v1.hex")) {
      return HexFormat.of().parseHex(new String(file.readAllBytes(), UTF_8).replaceAll("\\s", ""));
    }
  }
}
