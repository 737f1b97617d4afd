package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log makes of outcomes, in whatever order and number they come. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class LogProjectionIT extends Scene {
  @Inject LogProjection projection;
  @Inject DeliveryCounts counts;

  private Outcomes outcomes;
  private String destination;

  @BeforeEach
  void tell() {
    outcomes = Outcomes.of(space);
    destination = destination();
  }

  @Test
  void showsEveryAttemptWithAllThatIsKnownOfIt() {
    Delivery delivery = delivery();
    projection.apply(List.of(outcomes.failed(delivery, 1), outcomes.replayed(delivery, 2)));

    get(delivery)
        .body("status", equalTo("sent"))
        .body("attempts", equalTo(2))
        .body("created_at", equalTo(outcomes.receivedAt().toString()))
        .body("updated_at", equalTo(outcomes.at(2).toString()))
        .body("last_status_code", equalTo(200))
        .body("last_error", nullValue())
        .body("next_attempt_at", nullValue())
        .body("next_attempt_reason", nullValue())
        .body("attempt_log", hasSize(2))
        .body("attempt_log[0].attempt", equalTo(1))
        .body("attempt_log[0].at", equalTo(outcomes.at(1).toString()))
        .body("attempt_log[0].status_code", equalTo(503))
        .body("attempt_log[0].error", equalTo("retryable_status"))
        .body("attempt_log[0].latency_ms", equalTo(15))
        .body("attempt_log[0].resolve_ms", equalTo(1))
        .body("attempt_log[0].connect_ms", equalTo(2))
        .body("attempt_log[0].wait_ms", equalTo(4))
        .body("attempt_log[0].read_ms", equalTo(8))
        .body("attempt_log[0].response_snippet", equalTo("later"))
        .body("attempt_log[0].replay", equalTo(false))
        .body("attempt_log[0].next_attempt_at", equalTo(outcomes.at(2).toString()))
        .body("attempt_log[0].next_attempt_reason", equalTo("retry_after"))
        .body("attempt_log[1].replay", equalTo(true))
        .body("attempt_log[1].error", nullValue())
        .body("attempt_log[1].next_attempt_at", nullValue());
  }

  @Test
  void saysWhenAndWhyTheNextAttemptComes() {
    Delivery delivery = delivery();
    projection.apply(List.of(outcomes.failed(delivery, 1)));

    get(delivery)
        .body("status", equalTo("retrying"))
        .body("next_attempt_at", equalTo(outcomes.at(2).toString()))
        .body("next_attempt_reason", equalTo("retry_after"))
        .body("last_error", equalTo("retryable_status"));
  }

  @Test
  void anOutcomeThatComesTwiceStandsThereOnce() {
    Delivery delivery = delivery();
    List<DeliveryOutcome> twice = List.of(outcomes.failed(delivery, 1), outcomes.sent(delivery, 2));
    projection.apply(twice);
    projection.apply(twice);
    projection.apply(List.of(outcomes.failed(delivery, 1), outcomes.failed(delivery, 1)));

    get(delivery).body("status", equalTo("sent")).body("attempt_log.attempt", contains(1, 2));
    assertThat(count(DeliveryStatus.SENT)).isEqualTo(1);
    assertThat(count(DeliveryStatus.RETRYING)).isZero();
  }

  @Test
  void aLateOutcomeIsLoggedAndMovesNothingBack() {
    Delivery delivery = delivery();
    projection.apply(List.of(outcomes.sent(delivery, 3)));
    projection.apply(List.of(outcomes.failed(delivery, 1)));
    projection.apply(List.of(outcomes.failed(delivery, 2)));

    get(delivery)
        .body("status", equalTo("sent"))
        .body("attempts", equalTo(3))
        .body("updated_at", equalTo(outcomes.at(3).toString()))
        .body("attempt_log.attempt", contains(1, 2, 3));
    assertThat(count(DeliveryStatus.RETRYING)).isZero();
  }

  /** Whatever the order, the repetitions and the batches: the log is the same. */
  @Test
  void theOrderOfTheOutcomesDoesNotMatter() {
    Random random = new Random(42);
    for (int round = 0; round < 20; round++) {
      Delivery delivery = delivery();
      List<DeliveryOutcome> told = new ArrayList<>();
      IntStream.rangeClosed(1, 5).forEach(i -> told.add(outcomes.failed(delivery, i)));
      told.add(outcomes.sent(delivery, 6));
      told.addAll(told.subList(0, random.nextInt(6)));
      Collections.shuffle(told, random);
      int split = random.nextInt(told.size());
      projection.apply(told.subList(0, split));
      projection.apply(told.subList(split, told.size()));

      get(delivery)
          .body("status", equalTo("sent"))
          .body("attempt_log.attempt", contains(1, 2, 3, 4, 5, 6));
    }
    assertThat(count(DeliveryStatus.SENT)).isEqualTo(20);
    assertThat(count(DeliveryStatus.RETRYING)).isZero();
  }

  @Test
  void keepsTheFirstAttemptAndTheLatestOnesUpToTheBound() {
    Delivery delivery = delivery();
    projection.apply(
        IntStream.rangeClosed(1, 30).mapToObj(i -> outcomes.failed(delivery, i)).toList());
    projection.apply(
        IntStream.rangeClosed(31, 40).mapToObj(i -> outcomes.failed(delivery, i)).toList());
    projection.apply(List.of(outcomes.failed(delivery, 5)));

    List<Integer> kept = get(delivery).extract().path("attempt_log.attempt");
    assertThat(kept).hasSize(32).startsWith(1, 10).endsWith(39, 40);
  }

  @Test
  void keepsASnippetThatPostgresqlCannotHold() {
    Delivery delivery = delivery();
    String snippet = "nul \0 quote \" ünïcode \u2028";
    projection.apply(List.of(outcomes.sent(delivery, 1, snippet)));
    projection.apply(List.of(outcomes.sent(delivery, 2)));

    get(delivery)
        .body("attempt_log[0].response_snippet", equalTo("nul \uFFFD quote \" ünïcode \u2028"));
  }

  @Test
  void countsADeliveryWhereItStands() {
    List<Delivery> deliveries = IntStream.range(0, 7).mapToObj(_ -> delivery()).toList();
    projection.apply(deliveries.stream().map(each -> outcomes.failed(each, 1)).toList());
    assertThat(count(DeliveryStatus.RETRYING)).isEqualTo(7);

    projection.apply(
        deliveries.subList(0, 5).stream().map(each -> outcomes.sent(each, 2)).toList());
    assertThat(count(DeliveryStatus.RETRYING)).isEqualTo(2);
    assertThat(count(DeliveryStatus.SENT)).isEqualTo(5);
    assertThat(counts.of(new SpaceId("another"), new DestinationId(destination)))
        .allSatisfy((_, count) -> assertThat(count).isZero());
  }

  @Test
  void countsAreTrueAtEveryMomentWhoeverAddsThemUp() {
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> replicas =
        Stream.generate(() -> CompletableFuture.runAsync(() -> addUpUntil(over))).limit(2).toList();
    for (int applied = 1; applied <= 50; applied++) {
      projection.apply(List.of(outcomes.sent(delivery(), 1)));
      assertThat(count(DeliveryStatus.SENT)).isEqualTo(applied);
    }
    over.set(true);
    replicas.forEach(CompletableFuture::join);
    counts.addUp();
    assertThat(count(DeliveryStatus.SENT)).isEqualTo(50);
  }

  private void addUpUntil(AtomicBoolean over) {
    while (!over.get()) {
      counts.addUp();
    }
  }

  @Test
  void skipsWhatIsOlderThanTheLogAndSaysSo() {
    Outcomes tooOld = new Outcomes(space, Instant.now().minus(32, ChronoUnit.DAYS));
    Outcomes oldest = new Outcomes(space, Instant.now().minus(29, ChronoUnit.DAYS));
    Delivery old = tooOld.delivery(destination);
    Delivery kept = oldest.delivery(destination);
    double before = skipped();
    projection.apply(List.of(tooOld.sent(old, 1), oldest.sent(kept, 1)));

    get(kept).body("status", equalTo("sent"));
    operatorGet(old).statusCode(404);
    assertThat(skipped()).isEqualTo(before + 1);
  }

  private double skipped() {
    String metrics = given().get("/q/metrics").then().extract().asString();
    return metrics
        .lines()
        .filter(line -> line.startsWith("xtracker_log_skipped_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private long count(DeliveryStatus status) {
    return counts.of(new SpaceId(space), new DestinationId(destination)).get(status);
  }

  private ValidatableResponse get(Delivery delivery) {
    return operatorGet(delivery).statusCode(200);
  }

  private ValidatableResponse operatorGet(Delivery delivery) {
    return operator().get(ONE, space, delivery.eventId().value()).then();
  }

  private Delivery delivery() {
    return outcomes.delivery(destination);
  }
}
