package cc.xtracker.binding.http.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.binding.funnel.Bucket;
import cc.xtracker.binding.funnel.FunnelQuestion;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.InvalidRequestException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelParametersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int MAX_BUCKETS = 1_440;

  @Test
  void asksForTheLastWeekByDaysUnlessTold() {
    assertThat(question(Map.of("link", "", "campaign", "", "to", "")))
        .isEqualTo(
            new FunnelQuestion(
                new SpaceId("sp_1"),
                Instant.parse("2026-11-15T12:00:00Z").toEpochMilli(),
                NOW.toEpochMilli(),
                Bucket.DAY,
                null,
                null));
  }

  @Test
  void readsInstantsAndEpochMilliseconds() {
    FunnelQuestion question =
        question(
            Map.of(
                "from", "1000",
                "to", "1970-01-01T01:00:00Z",
                "bucket", "minute",
                "link", "promo",
                "campaign", "spring"));
    assertThat(question)
        .isEqualTo(
            new FunnelQuestion(
                new SpaceId("sp_1"), 1_000, 3_600_000, Bucket.MINUTE, "promo", "spring"));
    assertThat(question.buckets()).hasSize(60).startsWith(0L, 60_000L).endsWith(3_540_000L);
  }

  @Test
  void aDayIsAllowedByMinutesAndNotOneMore() {
    Map<String, String> day =
        Map.of("from", "2026-11-21T00:00:00Z", "to", "2026-11-22T00:00:00Z", "bucket", "minute");
    assertThat(question(day).bucketCount()).isEqualTo(MAX_BUCKETS);
    Map<String, String> longer = new HashMap<>(day);
    longer.put("to", "2026-11-22T00:00:00.001Z");
    assertThatThrownBy(() -> question(longer))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("bucket: from and to must span at most 1440 of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from   | yesterday                 | from: must be an instant such as 2026-01-31T12:00:00Z, or epoch milliseconds
          from   | -1                        | from: must be an instant such as 2026-01-31T12:00:00Z, or epoch milliseconds
          to     | +1000000000-12-31T00:00:00Z | to: must be an instant such as 2026-01-31T12:00:00Z, or epoch milliseconds
          to     | 12345678901234567890      | to: must be an instant such as 2026-01-31T12:00:00Z, or epoch milliseconds
          from   | 2026-11-22T12:00:00Z      | from: must be before to
          bucket | week                      | bucket: must be minute, hour or day
          link   | \\0                       | link: must be well-formed Unicode without NUL
          """)
  void refusesNamingTheParameterAndTheRule(String name, String value, String error) {
    assertThatThrownBy(() -> question(Map.of(name, value.replace("\\0", "\0"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(error);
  }

  @Test
  void refusesWhatNoLinkIsLongEnoughFor() {
    assertThatThrownBy(() -> question(Map.of("campaign", "x".repeat(8_193))))
        .hasMessage("campaign: must be at most 8192 characters");
  }

  private static FunnelQuestion question(Map<String, String> given) {
    return new FunnelParameters(given::get).question("sp_1", NOW, MAX_BUCKETS);
  }
}
