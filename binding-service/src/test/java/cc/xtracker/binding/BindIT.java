package cc.xtracker.binding;

import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static cc.xtracker.binding.Service.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import cc.xtracker.model.click.Binding;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.BindingCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class BindIT {
  private static final int THREAD_COUNT = 64;

  private final SpaceId space = newSpace();

  @Test
  void bindsOnceAndStaysBound() {
    bind(space, "ann", 555).then().statusCode(200).body("status", is("BOUND"));
    bind(space, "ann", 555).then().statusCode(200).body("status", is("ALREADY_BOUND"));
    bind(space, "ann", 556).then().statusCode(200).body("status", is("CONFLICT"));
    bind(space, "ann", 555).then().statusCode(200).body("status", is("ALREADY_BOUND"));
  }

  @Test
  void saysWhetherThereIsAClick() {
    bind(space, "early", 1).then().body("matched", is(false));
    click(space, Map.of("uid", "early"));
    bind(space, "early", 1).then().body("status", is("ALREADY_BOUND")).body("matched", is(true));
    bind(space, "early", 2).then().body("status", is("CONFLICT")).body("matched", is(true));
    bind(newSpace(), "early", 1).then().body("status", is("BOUND")).body("matched", is(false));
  }

  @Test
  void isSeenByAClickThatComesLater() {
    bind(space, "ann", 555);
    click(space, Map.of("uid", "ann"));
    contexts(List.of(person(space, "ann")))
        .then()
        .body("contexts[0].clicked", is(true))
        .body("contexts[0].tg_id", equalTo(555));
  }

  @Test
  void givesAContestedUidToExactlyOne() {
    assertThat(statuses(tgId -> () -> bind(space, "ann", tgId)))
        .hasSize(THREAD_COUNT)
        .containsOnlyOnce("BOUND")
        .containsOnly("BOUND", "CONFLICT");
  }

  @Test
  void countsOneBindOfManyThatAgree() {
    assertThat(statuses(tgId -> () -> bind(space, "ann", 555)))
        .hasSize(THREAD_COUNT)
        .containsOnlyOnce("BOUND")
        .containsOnly("BOUND", "ALREADY_BOUND");
  }

  @Test
  void publishesEachNewBindingOnce() {
    statuses(tgId -> () -> bind(space, "ann", tgId % 2 + 1));
    bind(space, "bob", Long.MAX_VALUE);
    try (Published bindings = new Published(Topic.BINDINGS, space)) {
      await().until(() -> bindings.soFar().size() >= 2);
      assertThat(bindings.soFar())
          .map(record -> BindingCodec.decode(record.value()))
          .hasSize(2)
          .filteredOn(binding -> binding.uid().value().equals("bob"))
          .singleElement()
          .extracting(Binding::tgId)
          .isEqualTo(new TgId(Long.MAX_VALUE));
    }
  }

  private static List<String> statuses(LongFunction<Supplier<Response>> call) {
    return together(LongStream.rangeClosed(1, THREAD_COUNT).mapToObj(call).toList()).stream()
        .map(answer -> answer.<String>path("status"))
        .toList();
  }
}
