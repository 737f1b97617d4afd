package cc.xtracker.binding;

import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.erase;
import static cc.xtracker.binding.Service.eraseUser;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class DatabaseOutageIT {
  private final SpaceId space = newSpace();
  private Relay relay;

  @AfterEach
  void restore() {
    relay.restore();
    // Connections that did not survive are found within this time, by use or by validation.
    await()
        .atMost(Duration.ofSeconds(30))
        .during(Duration.ofSeconds(3))
        .until(() -> contexts(List.of()).statusCode() == 200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outages")
  void refusesQuicklyWhileTheDatabaseIsAwayAndRecoversByItself(
      String name, Consumer<Relay> outage) {
    await().untilAsserted(() -> bind(space, "ann", 1).then().statusCode(200));
    outage.accept(relay);
    for (Supplier<Response> call :
        List.<Supplier<Response>>of(
            () -> bind(space, "bob", 2),
            () -> click(space, Map.of("uid", "bob")),
            () -> contexts(List.of(person(space, "ann"))),
            () -> person(space, "ann", BindingParts.ADMIN_TOKEN),
            () -> erase(space, "ann"),
            () -> eraseUser(space, "1"))) {
      call.get()
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("status", is("unavailable"))
          .time(lessThan(2_000L));
    }
    relay.restore();
    await().untilAsserted(() -> bind(space, "bob", 2).then().statusCode(200));
    assertThat(click(space, Map.of("uid", "bob")).statusCode()).isEqualTo(200);
  }

  static Stream<Arguments> outages() {
    return Stream.of(
        Arguments.of("connections break", (Consumer<Relay>) Relay::cut),
        Arguments.of("nobody answers", (Consumer<Relay>) Relay::silence));
  }
}
