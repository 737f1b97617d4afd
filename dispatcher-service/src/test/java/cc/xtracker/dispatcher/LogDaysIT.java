package cc.xtracker.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.enrich.ClickContexts.Person;
import cc.xtracker.dispatcher.erasure.Erasures;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.log.DeliveryLog;
import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.dispatcher.retention.LogDays;
import cc.xtracker.dispatcher.retention.Retention;
import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Days of the log that come and go. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class LogDaysIT extends Scene {
  @Inject LogDays days;
  @Inject Retention retention;
  @Inject LogProjection projection;
  @Inject Erasures erasures;
  @Inject DeliveryLog log;
  @Inject DeliveryCounts counts;

  private final Instant now = Instant.now();

  @Test
  void thereIsRoomForEveryDayFromTheStartOn() {
    assertThat(retention.plan(existing(), now)).isEqualTo(new Retention.Plan(Set.of(), Set.of()));
  }

  @Test
  void aDayThatIsDroppedTakesItsDeliveriesAndTheirCountAlong() {
    String destination = destination();
    Outcomes then = new Outcomes(space, now.minus(20, ChronoUnit.DAYS));
    Delivery old = then.delivery(destination);
    Outcomes today = Outcomes.of(space);
    Delivery fresh = today.delivery(destination);
    projection.apply(List.of(then.sent(old, 1), today.sent(fresh, 1)));
    LocalDate day = LocalDate.ofInstant(then.receivedAt(), ZoneOffset.UTC);
    assertThat(sentCount(destination)).isEqualTo(2);

    days.change(_ -> new Retention.Plan(Set.of(), Set.of(day)));

    assertThat(existing()).doesNotContain(day);
    assertThat(log.find(new SpaceId(space), old.eventId())).isEmpty();
    assertThat(log.find(new SpaceId(space), fresh.eventId())).isPresent();
    assertThat(sentCount(destination)).isEqualTo(1);
    days.change(there -> retention.plan(there, now));
    assertThat(existing()).contains(day);
  }

  @Test
  void anErasureIsForgottenWithTheLastDayThatItMayConcern() {
    Instant then = now.minus(20, ChronoUnit.DAYS);
    LocalDate day = LocalDate.ofInstant(then, ZoneOffset.UTC);
    Person person = new Person(new SpaceId(space), new Uid("ann"));
    erasures.note(List.of(new Erasure(person.space(), person.uid(), then.toEpochMilli())));

    days.change(_ -> new Retention.Plan(Set.of(), Set.of(day.minusDays(1))));
    assertThat(erasures.notedWithin(Duration.ofMinutes(1))).contains(person);
    days.change(_ -> new Retention.Plan(Set.of(), Set.of(day)));
    assertThat(erasures.notedWithin(Duration.ofMinutes(1))).doesNotContain(person);
    days.change(there -> retention.plan(there, now));
  }

  @Test
  void replicasThatWantTheSameDoItOnce() {
    LocalDate far = LocalDate.of(2099, 1, 1);
    CompletableFuture<?>[] all =
        Stream.generate(
                () -> CompletableFuture.runAsync(() -> days.change(there -> want(there, far))))
            .limit(4)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();

    assertThat(existing()).contains(far);
    days.change(_ -> new Retention.Plan(Set.of(), Set.of(far)));
  }

  private static Retention.Plan want(Set<LocalDate> there, LocalDate day) {
    return new Retention.Plan(there.contains(day) ? Set.of() : Set.of(day), Set.of());
  }

  private Set<LocalDate> existing() {
    Set<LocalDate> found = new HashSet<>();
    days.change(
        there -> {
          found.addAll(there);
          return new Retention.Plan(Set.of(), Set.of());
        });
    return found;
  }

  private long sentCount(String destination) {
    return counts.of(new SpaceId(space), new DestinationId(destination)).get(DeliveryStatus.SENT);
  }
}
