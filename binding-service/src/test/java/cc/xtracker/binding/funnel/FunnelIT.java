package cc.xtracker.binding.funnel;

import static cc.xtracker.binding.funnel.FunnelCalls.answer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import cc.xtracker.binding.BindingParts;
import cc.xtracker.binding.Service;
import cc.xtracker.examples.funnel.Counts;
import cc.xtracker.examples.funnel.Funnel;
import cc.xtracker.examples.funnel.Source;
import cc.xtracker.examples.funnel.Stage;
import cc.xtracker.examples.funnel.TopicReader;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.stack.parts.RealParts;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the operator hears is what stands on the topics, counted as docs/topics.md says. */
@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class FunnelIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Story story = new Story(20_261_122, 300);

  @Inject DataSource database;

  @Test
  void countsWhatTheExampleCounts() {
    tell();
    Map<Source, Counts> example = example();

    awaitSeen(Map.of(), Seen.in(example, story.space, _ -> true));
    assertThat(Seen.in(answer(story, Map.of("link", "promo"))))
        .isEqualTo(Seen.in(example, story.space, of -> Objects.equals(of.link(), "promo")));
    assertThat(Seen.in(answer(story, Map.of("campaign", "spring"))))
        .isEqualTo(Seen.in(example, story.space, of -> Objects.equals(of.campaign(), "spring")));
    Source source = new Source(story.space.value(), "channel", "spring");
    JsonNode oneSource = answer(story, Map.of("link", "channel", "campaign", "spring"));
    assertThat(Seen.in(oneSource)).isEqualTo(Seen.in(example, story.space, source::equals));
    for (Stage stage : Stage.values()) {
      JsonNode ratio = oneSource.get("steps").get(stage.ordinal()).get("ratio");
      assertThat(ratio.isNull() ? Double.NaN : ratio.asDouble())
          .isEqualTo(Double.valueOf(example.get(source).ratio(stage)));
    }
  }

  @Test
  void countsWhatHappenedInTheSpanAndInEachBucketOfIt() {
    tell();
    awaitSeen(Map.of(), Seen.in(story, _ -> true, _ -> true, true));
    for (int i = 0; i < 20; i++) {
      long from = story.someTime();
      long to = from + 1 + Duration.ofHours(story.one(1, 5, 24)).toMillis();
      Bucket bucket = story.one(Bucket.values());
      boolean all = story.one(true, false);
      Predicate<Click> source = click -> all || Objects.equals(click.linkSlug(), "promo");

      JsonNode answer =
          answer(
              story.space,
              Map.of(
                  "from",
                  Instant.ofEpochMilli(from).toString(),
                  "to",
                  to,
                  "bucket",
                  bucket.wireName(),
                  "link",
                  all ? "" : "promo"));

      assertThat(Seen.in(answer))
          .isEqualTo(Seen.in(story, at -> from <= at && at < to, source, all));
      assertThat(answer.get("series")).isNotEmpty();
      for (JsonNode moment : answer.get("series")) {
        long begin = Instant.parse(moment.get("at").asText()).toEpochMilli();
        assertThat(begin % bucket.millis()).isZero();
        assertThat(Seen.in(moment))
            .isEqualTo(
                Seen.in(
                    story,
                    at -> from <= at && at < to && begin <= at && at < begin + bucket.millis(),
                    source,
                    all));
      }
    }
  }

  @Test
  void aReplayFromOffsetZeroGivesTheSameNumbers() throws SQLException {
    tell();
    Seen before = Seen.in(story, _ -> true, _ -> true, true);
    awaitSeen(Map.of(), before);
    execute("DELETE FROM funnel_event WHERE step = 'deposit'");
    execute("UPDATE funnel_click SET link_slug = 'nowhere'");
    assertThat(Seen.in(answer(story, Map.of()))).isNotEqualTo(before);

    FunnelCalls.rebuild();

    awaitSeen(Map.of(), before);
    awaitSeen(
        Map.of("link", "promo"),
        Seen.in(story, _ -> true, click -> Objects.equals(click.linkSlug(), "promo"), false));
  }

  @Test
  void anEventThatCameBeforeItsClickIsOfItsLinkOnceItHasCome() {
    Story late = new Story(1, 0);
    try (TopicWriter topics = new TopicWriter()) {
      late.events.clear();
      late.events.add(late.event("late", CanonicalEvent.CONTACT, "c", late.begin));
      topics.put(EventCodec.record(late.events.getFirst()));
      awaitSeen(late, Map.of(), Seen.in(late, _ -> true, _ -> true, true));
      assertThat(answer(late, Map.of("link", "promo")).at("/steps/1/events").asInt()).isZero();

      late.clicks.add(late.click("late", "promo", null, late.begin + 1));
      topics.put(ClickCodec.record(late.clicks.getFirst()));
      awaitSeen(late, Map.of("link", "promo"), Seen.in(late, _ -> true, _ -> true, true));
    }
  }

  @Test
  void aBindingThatWasTakenBackCountsNoMore() {
    tell();
    awaitSeen(Map.of(), Seen.in(story, _ -> true, _ -> true, true));
    try (TopicWriter topics = new TopicWriter()) {
      story.bindings.stream()
          .map(binding -> RecordKey.of(binding.space(), binding.uid()))
          .forEach(key -> topics.put(Topic.BINDINGS, key, null));
      var last = story.bindings.getLast();
      topics.put(BindingCodec.record(last));
      story.bindings.removeIf(binding -> !binding.equals(last));
    }
    awaitSeen(Map.of(), Seen.in(story, _ -> true, _ -> true, true));
  }

  @Test
  void whatIsNoRecordOrTooOldStopsNothing() {
    Story old = new Story(1, 0);
    old.events.clear();
    long longAgo = Instant.now().minus(Duration.ofDays(401)).toEpochMilli();
    try (TopicWriter topics = new TopicWriter()) {
      for (Topic topic : new Topic[] {Topic.EVENTS, Topic.CLICKS, Topic.BINDINGS}) {
        RecordKey key = new RecordKey(old.space + ":old");
        topics.put(topic, key, "{\"no\":\"record\"}".getBytes(StandardCharsets.UTF_8));
        topics.put(topic, key, null);
      }
      topics.put(EventCodec.record(old.event("old", CanonicalEvent.CONTACT, "old", longAgo)));
      old.events.add(old.event("old", CanonicalEvent.CONTACT, "new", old.begin));
      topics.put(EventCodec.record(old.events.getFirst()));
    }
    awaitSeen(old, Map.of(), Seen.in(old, _ -> true, _ -> true, true));
    assertThat(
            answer(old.space, Map.of("from", longAgo, "to", longAgo + 1))
                .at("/steps/1/events")
                .asInt())
        .isZero();
  }

  @Test
  void isForOperatorsOnly() {
    for (String token : new String[] {BindingParts.INTERNAL_TOKEN, "wrong"}) {
      given()
          .header("Authorization", "Bearer " + token)
          .get("/admin/spaces/" + story.space + "/funnel")
          .then()
          .statusCode(401);
      given()
          .header("Authorization", "Bearer " + token)
          .post("/admin/funnel/rebuild")
          .then()
          .statusCode(401);
    }
  }

  @Test
  void saysWhatCannotBeAsked() {
    FunnelCalls.asked(story.space, Map.of("bucket", "minute"))
        .then()
        .statusCode(400)
        .body("status", is("invalid_request"))
        .body("error", is("bucket: from and to must span at most 1500 of them"));
  }

  @Test
  void aSpaceInWhichNothingHappenedHasAnEmptyFunnel() {
    JsonNode answer = answer(Service.newSpace(), Map.of());
    assertThat(answer.get("steps")).hasSize(5);
    assertThat(answer.at("/steps/0").toString())
        .isEqualTo("{\"step\":\"click\",\"events\":0,\"people\":0,\"ratio\":null}");
    assertThat(answer.get("revenue")).isEmpty();
    assertThat(answer.get("series")).hasSize(8);
  }

  private void tell() {
    try (TopicWriter topics = new TopicWriter()) {
      topics.putAll(story.recordsWithCopies());
    }
  }

  private static Map<Source, Counts> example() {
    Funnel funnel = new Funnel();
    TopicReader.replay(RealParts.running().kafkaBootstrapServers(), funnel::take);
    return funnel.counts();
  }

  private void awaitSeen(Map<String, ?> parameters, Seen expected) {
    awaitSeen(story, parameters, expected);
  }

  private static void awaitSeen(Story story, Map<String, ?> parameters, Seen expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Seen.in(answer(story, parameters))).isEqualTo(expected));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
