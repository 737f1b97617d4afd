package cc.xtracker.binding;

import static cc.xtracker.binding.BindingParts.ADMIN_TOKEN;
import static cc.xtracker.binding.BindingParts.INTERNAL_TOKEN;
import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.erase;
import static cc.xtracker.binding.Service.eraseUser;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static cc.xtracker.binding.Service.together;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ErasureCodec;
import cc.xtracker.model.wire.WireFormatException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class ErasureIT {
  private static final int CALL_COUNT = 64;

  private final SpaceId space = newSpace();

  @Test
  void removesTheClickAndTheBindingAndSaysSo() {
    click(space, Map.of("uid", "ann", "raw_query", "a=1"));
    bind(space, "ann", 555);
    erase(space, "ann")
        .then()
        .statusCode(200)
        .body("space_id", is(space.value()))
        .body("erased.uid", contains("ann"))
        .body("erased.click", contains(true))
        .body("erased.binding", contains(true))
        .body("erased[0].erased_at", endsWith("Z"))
        .body("more", is(false));
    person(space, "ann", ADMIN_TOKEN).then().statusCode(404);
    contexts(List.of(person(space, "ann")))
        .then()
        .body("contexts[0].clicked", is(false))
        .body("contexts[0].tg_id", nullValue());
  }

  @Test
  void forgetsTheIdempotencyKeyOfTheClick() {
    String uid = click(space, Map.of("idempotency_key", "k")).path("uid");
    erase(space, uid);
    assertThat(click(space, Map.of("idempotency_key", "k")).<String>path("uid")).isNotEqualTo(uid);
  }

  @Test
  void isAsGoodTwice() {
    bind(space, "ann", 555);
    erase(space, "ann").then().body("erased.click", contains(false));
    erase(space, "ann")
        .then()
        .statusCode(200)
        .body("erased.click", contains(false))
        .body("erased.binding", contains(false));
  }

  @Test
  void touchesNobodyElse() {
    SpaceId other = newSpace();
    bind(space, "ann", 555);
    bind(space, "bob", 555);
    bind(other, "ann", 555);
    erase(space, "ann");
    person(space, "bob", ADMIN_TOKEN).then().statusCode(200);
    person(other, "ann", ADMIN_TOKEN).then().statusCode(200);
  }

  @Test
  void erasesEverybodyBehindATelegramUser() {
    SpaceId other = newSpace();
    List.of("ann", "ann2").forEach(uid -> bind(space, uid, 555));
    click(space, Map.of("uid", "ann2"));
    bind(space, "bob", 556);
    bind(other, "ann", 555);
    eraseUser(space, "555")
        .then()
        .statusCode(200)
        .body("erased.uid", contains("ann", "ann2"))
        .body("erased.click", contains(false, true))
        .body("erased.binding", contains(true, true))
        .body("more", is(false));
    eraseUser(space, "555").then().statusCode(200).body("erased", empty());
    person(space, "bob", ADMIN_TOKEN).then().statusCode(200);
    person(other, "ann", ADMIN_TOKEN).then().statusCode(200);
  }

  @Test
  void takesTheBindingBackOnItsTopicAndTellsEverybodyElse() throws WireFormatException {
    bind(space, "жанна:1", 555);
    erase(space, "жанна:1");
    try (Published bindings = new Published(Topic.BINDINGS, space);
        Published erasures = new Published(Topic.ERASURES, space)) {
      await().until(() -> bindings.soFar().size() >= 2 && !erasures.soFar().isEmpty());
      ConsumerRecord<byte[], byte[]> told = erasures.soFar().getFirst();
      Erasure erasure = ErasureCodec.decode(told.value());
      assertThat(erasure.uid()).hasToString("жанна:1");
      assertThat(told.key()).asString(UTF_8).isEqualTo(space + ":жанна:1");
      assertThat(header(told, "ce_id")).isEqualTo("жанна:1-" + erasure.erasedAtMillis());
      assertThat(bindings.soFar()).map(ConsumerRecord::value).last().isNull();
      assertThat(header(bindings.soFar().getLast(), "ce_id")).isEqualTo(header(told, "ce_id"));
      assertThat(bindings.soFar().getFirst().timestamp())
          .isLessThanOrEqualTo(bindings.soFar().getLast().timestamp());
    }
  }

  /** Others may know: the delivery log has rows of a uid that was never clicked. */
  @Test
  void tellsEverybodyElseAlsoOfSomebodyUnknownHere() {
    erase(space, "nobody").then().statusCode(200).body("erased.binding", contains(false));
    try (Published erasures = new Published(Topic.ERASURES, space)) {
      await().until(() -> !erasures.soFar().isEmpty());
    }
  }

  @Test
  void aUidMayBeUsedAgain() {
    bind(space, "ann", 555);
    erase(space, "ann");
    bind(space, "ann", 556).then().body("status", is("BOUND"));
    try (Published bindings = new Published(Topic.BINDINGS, space)) {
      await().until(() -> bindings.soFar().size() >= 3);
      assertThat(bindings.soFar()).map(ErasureIT::tgId).containsExactly(555L, null, 556L);
    }
  }

  /** Whatever comes first: compaction must not keep what the table has forgotten. */
  @Test
  void theTopicEndsAsTheTableDoes() {
    together(
        IntStream.range(0, CALL_COUNT)
            .<Supplier<Response>>mapToObj(
                i -> () -> i % 2 == 0 ? bind(space, "ann", 1 + i) : erase(space, "ann"))
            .toList());
    Integer known = contexts(List.of(person(space, "ann"))).path("contexts[0].tg_id");
    try (Published bindings = new Published(Topic.BINDINGS, space);
        Published erasures = new Published(Topic.ERASURES, space)) {
      await().until(() -> erasures.soFar().size() >= CALL_COUNT / 2);
      await()
          .untilAsserted(
              () ->
                  assertThat(bindings.soFar())
                      .map(ErasureIT::tgId)
                      .last()
                      .isEqualTo(known == null ? null : known.longValue()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "/", "100%", "a?b=c#d", "a b+c", "😀"})
  void takesAUidOfAnyCharacters(String uid) {
    bind(space, uid, 5);
    erase(space, uid).then().statusCode(200).body("erased.binding", contains(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "ann", "99999999999999999999"})
  void saysWhatIsWrongWithATelegramUser(String tgId) {
    eraseUser(space, tgId)
        .then()
        .statusCode(400)
        .body("status", is("invalid_request"))
        .body("error", containsString("tg_id"));
  }

  @Test
  void isForOperatorsOnly() {
    Service.erase(space, "ann", INTERNAL_TOKEN).then().statusCode(401);
    Service.erase(space, "ann", "").then().statusCode(401);
  }

  private static @Nullable Long tgId(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null ? null : BindingCodec.decode(record.value()).tgId().value();
    } catch (WireFormatException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
