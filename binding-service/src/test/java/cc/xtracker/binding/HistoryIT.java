package cc.xtracker.binding;

import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.erase;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of a few people in two spaces, against the two maps that say it naively. */
@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class HistoryIT {
  private static final int STEP_COUNT = 120;
  private static final List<String> UIDS = List.of("ann", "Ann", "bob", "ann:bob", "анна");

  private record Person(SpaceId space, String uid) {}

  private final List<SpaceId> spaces = List.of(newSpace(), newSpace());
  private final Map<Person, String> clickCountries = new HashMap<>();
  private final Map<Person, Integer> tgIds = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersAsTwoMapsWould(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEP_COUNT; step++) {
      Person person =
          new Person(
              spaces.get(random.nextInt(spaces.size())), UIDS.get(random.nextInt(UIDS.size())));
      switch (random.nextInt(4)) {
        case 0 -> clicks(person, random.nextBoolean() ? "IN" : "BR");
        case 1 -> binds(person, 1 + random.nextInt(2));
        case 2 -> erases(person);
        default -> asks();
      }
    }
  }

  private void clicks(Person person, String country) {
    Response answer =
        click(
            person.space(), Map.of("uid", person.uid(), "attribution", Map.of("country", country)));
    clickCountries.putIfAbsent(person, country);
    assertThat(answer.<String>path("uid")).isEqualTo(person.uid());
  }

  private void binds(Person person, int tgId) {
    Response answer = bind(person.space(), person.uid(), tgId);
    Integer before = tgIds.putIfAbsent(person, tgId);
    assertThat(answer.<String>path("status"))
        .isEqualTo(before == null ? "BOUND" : before == tgId ? "ALREADY_BOUND" : "CONFLICT");
    assertThat(answer.<Boolean>path("matched")).isEqualTo(clickCountries.containsKey(person));
  }

  private void erases(Person person) {
    Response answer = erase(person.space(), person.uid());
    assertThat(answer.<Boolean>path("erased[0].click"))
        .isEqualTo(clickCountries.remove(person) != null);
    assertThat(answer.<Boolean>path("erased[0].binding")).isEqualTo(tgIds.remove(person) != null);
  }

  private void asks() {
    List<Person> all =
        spaces.stream().flatMap(space -> UIDS.stream().map(uid -> new Person(space, uid))).toList();
    Response answer =
        contexts(all.stream().map(asked -> person(asked.space(), asked.uid())).toList());
    assertThat(answer.<List<Integer>>path("contexts.tg_id"))
        .isEqualTo(all.stream().map(tgIds::get).toList());
    assertThat(answer.<List<String>>path("contexts.attribution.country"))
        .isEqualTo(all.stream().map(clickCountries::get).toList());
  }
}
