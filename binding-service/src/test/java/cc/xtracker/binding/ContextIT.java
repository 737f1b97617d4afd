package cc.xtracker.binding;

import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class ContextIT {
  private final SpaceId space = newSpace();
  private final SpaceId other = newSpace();

  @Test
  void answersEveryoneInTheOrderAskedAndCrossesNoSpace() {
    click(space, Map.of("uid", "ann", "attribution", Map.of("fbclid", "IwAR")));
    bind(space, "ann", 1);
    click(other, Map.of("uid", "bob"));
    bind(other, "cat", 3);
    contexts(
            List.of(
                person(other, "ann"),
                person(space, "ann"),
                person(space, "bob"),
                person(other, "cat"),
                person(space, "ann"),
                person(other, "bob")))
        .then()
        .statusCode(200)
        .body("contexts.clicked", contains(false, true, false, false, true, true))
        .body("contexts.tg_id", contains(null, 1, null, 3, 1, null))
        .body("contexts.attribution.fbclid", contains(null, "IwAR", null, null, "IwAR", null));
  }

  @Test
  void writesAllThatIsUnknownAsNull() {
    assertThat(contexts(List.of(person(space, "nobody"))).asString())
        .isEqualTo(
            """
            {"contexts":[{"clicked":false,"tg_id":null,"attribution":{"fbclid":null,\
            "campaign_id":null,"campaign_name":null,"adset_id":null,"adset_name":null,\
            "ad_id":null,"ad_name":null,"placement":null,"country":null}}]}""");
  }

  @Test
  void takesAsManyPeopleAsItsBoundAndNotOneMore() {
    contexts(List.of()).then().statusCode(200).body("contexts", empty());
    contexts(Collections.nCopies(5_000, person(space, "ann")))
        .then()
        .statusCode(200)
        .body("contexts", hasSize(5_000));
    contexts(Collections.nCopies(5_001, person(space, "ann")))
        .then()
        .statusCode(400)
        .body("error", is("people must be at most 5000"));
  }
}
