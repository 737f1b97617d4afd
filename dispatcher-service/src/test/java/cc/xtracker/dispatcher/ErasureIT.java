package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.dispatcher.Receiver.Reply;
import cc.xtracker.dispatcher.erasure.Erasures;
import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People who are to be forgotten. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class ErasureIT extends Scene {
  @Inject Erasures erasures;
  @Inject LogProjection projection;

  @Test
  void leavesOfADeliveryOnlyWhatCounts() {
    String destination = destination();
    neighbours.know(space, "ann", "IwAR", 7);
    Event event = event(CanonicalEvent.DEPOSIT, "ann");
    topics.accept(event);
    String id = idOf(event, destination);
    awaitStatus(id, "sent")
        .body("uid", equalTo("ann"))
        .body("erased_at", nullValue())
        .body("body", containsString("\"tg_id\":7"))
        .body("attempt_log[0].response_snippet", notNullValue());

    topics.erase(erasure("ann"));

    awaitErased(id)
        .body("status", equalTo("sent"))
        .body("canonical", equalTo("deposit"))
        .body("inbox_id", equalTo(event.inboxId().value()))
        .body("attempt_log.status_code", contains(200))
        .body("attempt_log[0].response_snippet", nullValue());
    assertThat(found("?uid=ann")).isEmpty();
    assertThat(found("?status=sent")).containsExactly(id);
  }

  @Test
  void touchesNeitherAnotherPersonNorAnotherSpace() {
    Outcomes outcomes = Outcomes.of(space);
    Delivery delivery = outcomes.delivery(destination());
    projection.apply(List.of(outcomes.sent(delivery, 1)));

    erasures.note(List.of(erasure("somebody else")));
    erasures.note(
        List.of(new Erasure(new SpaceId("another"), new Uid("somebody"), Long.MAX_VALUE / 1_000)));

    get(delivery).body("uid", equalTo("somebody")).body("body", equalTo(delivery.body()));
  }

  @Test
  void leavesWhatWasAcceptedLater() {
    Outcomes outcomes = Outcomes.of(space);
    Delivery delivery = outcomes.delivery(destination());
    erasures.note(List.of(erasure("somebody", outcomes.receivedAt().toEpochMilli() - 1)));
    projection.apply(List.of(outcomes.sent(delivery, 1)));

    get(delivery).body("uid", equalTo("somebody")).body("erased_at", nullValue());
  }

  /** The log may lag behind, or be built again from the beginning of its topic. */
  @Test
  void itDoesNotMatterWhenTheLogHearsOfIt() {
    Random random = new Random(42);
    String destination = destination();
    for (int round = 0; round < 20; round++) {
      Outcomes outcomes = Outcomes.of(space);
      Delivery delivery = outcomes.delivery(destination);
      List<DeliveryOutcome> told = new ArrayList<>();
      IntStream.rangeClosed(1, 3).forEach(i -> told.add(outcomes.failed(delivery, i)));
      told.add(outcomes.sent(delivery, 4));
      Collections.shuffle(told, random);
      int split = random.nextInt(told.size() + 1);
      told.subList(0, split).forEach(each -> projection.apply(List.of(each)));
      erasures.note(List.of(erasure("somebody", delivery.receivedAtMillis())));
      told.subList(split, told.size()).forEach(each -> projection.apply(List.of(each)));
      projection.apply(told);

      awaitErased(delivery.eventId().value())
          .body("status", equalTo("sent"))
          .body("attempt_log.attempt", contains(1, 2, 3, 4))
          .body("attempt_log.response_snippet", contains(null, null, null, null));
    }
  }

  @Test
  void nothingSlipsInBetweenALookAndAWrite() {
    String destination = destination();
    for (int round = 0; round < 30; round++) {
      Outcomes outcomes = Outcomes.of(space);
      List<Delivery> deliveries =
          IntStream.range(0, 20).mapToObj(_ -> outcomes.delivery(destination)).toList();
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> deliveries.forEach(each -> projection.apply(List.of(outcomes.sent(each, 1)))));
      erasures.note(List.of(erasure("somebody", outcomes.receivedAt().toEpochMilli())));
      writing.join();
      assertThat(found("?uid=somebody")).isEmpty();
    }
  }

  @Test
  void whatIsParkedStillArrivesAsItWasAndIsRedactedThen() {
    String destination = destination(QUICK_RETRY);
    neighbours.know(space, "parked", "IwAR", 8);
    receiver.next(Reply.status(500), Reply.status(500));
    Event event = event(CanonicalEvent.DEPOSIT, "parked");
    topics.accept(event);
    await().atMost(PATIENCE).until(() -> !receiver.requests().isEmpty());
    topics.erase(erasure("parked"));

    String id = idOf(event, destination);
    awaitStatus(id, "sent");
    awaitErased(id).body("attempts", equalTo(3));
    assertThat(receiver.requests())
        .hasSize(3)
        .extracting(Receiver.Request::body)
        .containsOnly(receiver.requests().getFirst().body());
  }

  @Test
  void whatWaitsUntriedIsRedactedInTheLogOnly() {
    String destination = destination();
    Event waiting = event(CanonicalEvent.CONTACT, "waiting");
    topics.erase(erasure("waiting", waiting.time().receivedAtMillis()));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                erasures.notedWithin(PATIENCE).stream()
                    .anyMatch(person -> person.uid().value().equals("waiting")));
    receiver.next(Reply.retryAfter(429, 5));
    Event first = event(CanonicalEvent.CONTACT, "first");
    topics.accept(first);
    awaitStatus(idOf(first, destination), "retrying");
    topics.accept(waiting);

    String id = idOf(waiting, destination);
    awaitStatus(id, "pending").body("uid", nullValue()).body("body", nullValue());
    awaitStatus(id, "sent").body("uid", nullValue()).body("body", nullValue());
    assertThat(arrived()).anyMatch(each -> each.startsWith("waiting "));
  }

  @Test
  void isNotSentAgain() {
    Outcomes outcomes = Outcomes.of(space);
    Delivery delivery = outcomes.delivery(destination());
    projection.apply(List.of(outcomes.refused(delivery)));
    erasures.note(List.of(erasure("somebody")));

    replay(delivery.eventId().value())
        .statusCode(409)
        .body("error", equalTo("the person of this delivery was erased, and its body too"));
    String job =
        given(operator())
            .contentType(ContentType.JSON)
            .body("{}")
            .post(LIST + "/replay", space)
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given(operator())
                    .get(LIST + "/replay/{job}", space, job)
                    .then()
                    .body("state", equalTo("done"))
                    .body("matched", equalTo(1))
                    .body("skipped", equalTo(1)));
    get(delivery).body("status", equalTo("failed_permanently"));
    assertThat(receiver.requests()).isEmpty();
  }

  /** Well before the context would have been forgotten by its age. */
  @Test
  void aContextInMemoryIsForgotten() {
    String destination = destination();
    neighbours.know(space, "cached", "IwAR", 9);
    assertThat(tgIdOfTheNext(destination)).isEqualTo("9");
    neighbours.forget(space, "cached");
    assertThat(tgIdOfTheNext(destination)).isEqualTo("9");
    topics.erase(erasure("cached"));

    await().atMost(PATIENCE).until(() -> tgIdOfTheNext(destination).equals("null"));
  }

  private String tgIdOfTheNext(String destination) {
    Event event = event(CanonicalEvent.CONTACT, "cached");
    topics.accept(event);
    String id = idOf(event, destination);
    awaitStatus(id, "sent");
    return receiver.requests().stream()
        .filter(each -> each.field("event_id").equals(id))
        .findFirst()
        .orElseThrow()
        .field("tg_id");
  }

  private ValidatableResponse awaitErased(String id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> given(operator()).get(ONE, space, id).then().body("erased_at", notNullValue()));
    return given(operator())
        .get(ONE, space, id)
        .then()
        .body("uid", nullValue())
        .body("body", nullValue());
  }

  private ValidatableResponse get(Delivery delivery) {
    return given(operator()).get(ONE, space, delivery.eventId().value()).then().statusCode(200);
  }

  private Erasure erasure(String uid) {
    return erasure(uid, System.currentTimeMillis());
  }

  private Erasure erasure(String uid, long atMillis) {
    return new Erasure(new SpaceId(space), new Uid(uid), atMillis);
  }
}
