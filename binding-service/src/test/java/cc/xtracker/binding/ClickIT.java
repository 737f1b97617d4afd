package cc.xtracker.binding;

import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static cc.xtracker.binding.Service.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.WireFormatException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class ClickIT {
  private final SpaceId space = newSpace();

  @Test
  void mintsAUidThatFitsATelegramStartParameter() {
    String uid = click(space, Map.of()).then().statusCode(200).extract().path("uid");
    assertThat("fb_" + uid).matches("[A-Za-z0-9_-]{1,64}");
    assertThat(click(space, Map.of()).<String>path("uid")).isNotEqualTo(uid);
  }

  @Test
  void letsTheFirstClickOfAUidStand() {
    click(space, Map.of("uid", "ann", "attribution", Map.of("country", "IN")));
    click(space, Map.of("uid", "ann", "attribution", Map.of("country", "BR")))
        .then()
        .statusCode(200)
        .body("uid", is("ann"));
    contexts(List.of(person(space, "ann")))
        .then()
        .body("contexts[0].attribution.country", is("IN"));
  }

  @Test
  void answersTheSameUidForTheSameKeyInTheSameSpace() {
    String uid = click(space, Map.of("idempotency_key", "k")).path("uid");
    assertThat(click(space, Map.of("idempotency_key", "k")).<String>path("uid")).isEqualTo(uid);
    assertThat(click(space, Map.of("idempotency_key", "k", "uid", "x")).<String>path("uid"))
        .isEqualTo(uid);
    assertThat(click(space, Map.of("idempotency_key", "K")).<String>path("uid")).isNotEqualTo(uid);
    assertThat(click(newSpace(), Map.of("idempotency_key", "k")).<String>path("uid"))
        .isNotEqualTo(uid);
  }

  @Test
  void answersOneUidToAllWhoUseAKeyAtOnce() {
    Supplier<Response> call = () -> click(space, Map.of("idempotency_key", "k"));
    assertThat(together(Collections.nCopies(64, call)))
        .hasSize(64)
        .map(answer -> answer.<String>path("uid"))
        .containsOnly(uidOf("k"));
    try (Published clicks = new Published(Topic.CLICKS, space)) {
      await().until(() -> !clicks.soFar().isEmpty());
      assertThat(clicks.soFar()).hasSize(1);
    }
  }

  @Test
  void publishesAClickWithItsAttributionButNotItsRawQuery() throws WireFormatException {
    click(
        space,
        Map.of(
            "uid",
            "жанна/1",
            "link_slug",
            "promo",
            "raw_query",
            "secret=1",
            "idempotency_key",
            "k",
            "attribution",
            Map.of("fbclid", "IwAR", "campaign_name", "promoX", "ad_id", "7")));
    try (Published clicks = new Published(Topic.CLICKS, space)) {
      await().until(() -> !clicks.soFar().isEmpty());
      ConsumerRecord<byte[], byte[]> record = clicks.soFar().getFirst();
      Click click = ClickCodec.decode(record.value());
      assertThat(click.uid().value()).isEqualTo("жанна/1");
      assertThat(click.linkSlug()).isEqualTo("promo");
      assertThat(click.attribution())
          .isEqualTo(new Attribution("IwAR", null, "promoX", null, null, "7", null, null, null));
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(space + ":жанна/1");
      assertThat(record.headers().lastHeader(CloudEventHeaders.TYPE).value())
          .asString()
          .isEqualTo("cc.xtracker.click.v1");
      assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain("secret");
    }
  }

  private String uidOf(String key) {
    return click(space, Map.of("idempotency_key", key)).path("uid");
  }
}
