package cc.xtracker.binding;

import static cc.xtracker.binding.BindingParts.ADMIN_TOKEN;
import static cc.xtracker.binding.BindingParts.INTERNAL_TOKEN;
import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class PersonIT {
  private final SpaceId space = newSpace();

  @Test
  void showsTheClickAndTheBinding() {
    click(
        space,
        Map.of(
            "uid",
            "ann",
            "link_slug",
            "promo",
            "raw_query",
            "a=1&b=2",
            "attribution",
            Map.of("country", "IN", "adset_name", "set")));
    bind(space, "ann", 555);
    person(space, "ann", ADMIN_TOKEN)
        .then()
        .statusCode(200)
        .body("space_id", is(space.value()))
        .body("uid", is("ann"))
        .body("link_slug", is("promo"))
        .body("raw_query", is("a=1&b=2"))
        .body("country", is("IN"))
        .body("adset_name", is("set"))
        .body("fbclid", nullValue())
        .body("clicked_at", endsWith("Z"))
        .body("tg_id", equalTo(555))
        .body("bound_at", endsWith("Z"));
  }

  @Test
  void showsABindingWithoutAClickAndTheReverse() {
    bind(space, "bound", 1);
    click(space, Map.of("uid", "clicked"));
    person(space, "bound", ADMIN_TOKEN)
        .then()
        .statusCode(200)
        .body("tg_id", is(1))
        .body("clicked_at", nullValue());
    person(space, "clicked", ADMIN_TOKEN)
        .then()
        .statusCode(200)
        .body("clicked_at", endsWith("Z"))
        .body("tg_id", nullValue())
        .body("bound_at", nullValue());
  }

  @Test
  void knowsNobodyOfAnotherSpace() {
    click(space, Map.of("uid", "ann"));
    person(newSpace(), "ann", ADMIN_TOKEN)
        .then()
        .statusCode(404)
        .body("ok", is(false))
        .body("status", is("not_found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b", "/", "100%", "a?b=c#d", "a b+c", "жанна", "a;b=c", "a%2Fb", "😀", "\\", "..."
      })
  void findsAUidOfAnyCharacters(String uid) {
    click(space, Map.of("uid", uid));
    person(space, uid, ADMIN_TOKEN).then().statusCode(200).body("uid", is(uid));
  }

  @Test
  void isForOperatorsOnly() {
    person(space, "ann", INTERNAL_TOKEN).then().statusCode(401).body("status", is("unauthorized"));
    person(space, "ann", "").then().statusCode(401);
  }
}
