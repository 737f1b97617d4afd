package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many events in one request. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class BatchIT {
  private static final int MAX_EVENTS = 1000;
  private static final List<String> OUTCOMES =
      List.of("queued", "duplicate", "duplicate_conflict", "invalid_event", "invalid_request");
  private static final int ONE_MEBIBYTE = 1 << 20;

  @TestHTTPResource("/")
  URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  Wire postgres;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @AfterEach
  void mend() {
    postgres.mend();
    await().until(() -> tenant.post("/events", "{\"event\":\"contact\"}").status() == 200);
  }

  @Test
  void aThousandEventsAreCountedOnceEachAndPublishedInTheirOrder() {
    Reply reply = lines(IntStream.range(0, MAX_EVENTS).mapToObj(BatchIT::event));
    assertThat(statuses(reply)).hasSize(MAX_EVENTS).containsOnly("queued");
    assertThat(statuses(lines(IntStream.range(0, MAX_EVENTS).mapToObj(BatchIT::event))))
        .hasSize(MAX_EVENTS)
        .containsOnly("duplicate");
    try (SpaceTopic topic = new SpaceTopic(kafka, Topic.EVENTS, tenant.space())) {
      await().until(() -> topic.records().size() >= MAX_EVENTS);
      List<String> published =
          topic.records().stream().map(ConsumerRecord::value).map(BatchIT::inboxId).toList();
      assertThat(published).containsExactlyElementsOf(inboxIds(reply));
    }
  }

  @Test
  void oneMoreIsRefusedAndNothingIsCounted() {
    Reply reply = lines(IntStream.rangeClosed(0, MAX_EVENTS).mapToObj(BatchIT::event));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("a batch must have 1 to 1000 events");
    assertThat(statuses(lines(IntStream.of(0).mapToObj(BatchIT::event)))).containsExactly("queued");
  }

  @Test
  void anInboxIdIsThatOfTheSameEventOnItsOwn() {
    Reply batch = array("[" + event(1) + "," + event(2) + "]");
    Reply alone = tenant.post("/events", event(2));
    assertThat(Tenant.json(alone).get("status").asText()).isEqualTo("duplicate");
    assertThat(inboxIds(batch).get(1)).isEqualTo(Tenant.json(alone).get("inbox_id").asText());
  }

  @Test
  void anArrayThatBreaksOffCountsNothing() {
    Reply reply = array("[" + event(1) + ",{\"event\":");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("invalid_request");
    assertThat(statuses(array("[" + event(1) + "]"))).containsExactly("queued");
  }

  @Test
  void aGzippedBatchIsInflated() {
    byte[] body = gzip(Tenant.bytes("[" + event(1) + "," + event(1) + "]"));
    Reply reply = send(Map.of("Content-Encoding", "gzip"), body);
    assertThat(statuses(reply)).containsExactly("queued", "duplicate");
  }

  @Test
  void aGzipBombIsTooLarge() {
    Reply reply = send(Map.of("Content-Encoding", "gzip"), gzip(new byte[200 * ONE_MEBIBYTE]));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("too_large");
  }

  @Test
  void aBatchBeyondItsBoundIsTooLarge() {
    Reply reply = send(Map.of(), new byte[ONE_MEBIBYTE + 1]);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("Connection")).isEqualTo("close");
  }

  @Test
  void withoutPostgresTheWholeBatchIsRefusedAndARetryIsCountedOnce() {
    postgres.cut();
    Reply refused = array("[" + event(1) + "," + event(2) + ",{\"event\":\"no\"}]");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    postgres.mend();
    Reply retry =
        await()
            .until(
                () -> array("[" + event(1) + "," + event(2) + "]"), reply -> reply.status() == 200);
    assertThat(statuses(retry)).containsExactly("queued", "queued");
  }

  @Test
  void itsEventsAreCountedByOutcome() {
    Map<String, Double> before = counted();
    String other = event(1).replace("\"value\":1", "\"value\":2");
    array("[" + event(1) + "," + event(1) + "," + other + ",{\"event\":\"no\"},7]");
    Map<String, Double> after = counted();
    for (String outcome : OUTCOMES) {
      assertThat(after.getOrDefault(outcome, 0.0) - before.getOrDefault(outcome, 0.0))
          .as(outcome)
          .isEqualTo(1);
    }
  }

  private Map<String, Double> counted() {
    Map<String, Double> counted = new HashMap<>();
    String metrics = tenant.http().send("GET", "/q/metrics", Map.of(), new byte[0]).body();
    metrics
        .lines()
        .filter(line -> line.startsWith("xtracker_ingress_items_total"))
        .map(line -> line.split("\""))
        .forEach(line -> counted.put(line[1], Double.valueOf(line[2].substring(2).strip())));
    return counted;
  }

  private Reply array(String body) {
    return send(Map.of("Content-Type", "application/json"), Tenant.bytes(body));
  }

  private Reply lines(Stream<String> lines) {
    return send(
        Map.of("Content-Type", "application/x-ndjson"),
        Tenant.bytes(lines.collect(Collectors.joining("\n"))));
  }

  private Reply send(Map<String, String> headers, byte[] body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + tenant.bearer());
    return tenant.http().send("POST", "/events/batch", all, body);
  }

  /** All of one person: their order on the topic is the order in which they were accepted. */
  private static String event(int number) {
    return "{\"event\":\"deposit\",\"uid\":\"one\",\"value\":"
        + number
        + ",\"eid\":\""
        + number
        + "\"}";
  }

  private static List<String> statuses(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return texts(reply, "status");
  }

  private static List<String> inboxIds(Reply reply) {
    return texts(reply, "inbox_id");
  }

  private static List<String> texts(Reply reply, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : Tenant.json(reply).get("results")) {
      texts.add(item.path(field).asText());
    }
    return texts;
  }

  private static String inboxId(byte[] record) {
    return Tenant.json(new Reply(0, Map.of(), new String(record, StandardCharsets.UTF_8)))
        .get("inbox_id")
        .asText();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
