package cc.xtracker.binding;

import static cc.xtracker.binding.BindingParts.ADMIN_TOKEN;
import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators prove who they are to an OpenID provider, and the admin token opens nothing. */
@QuarkusTest
@QuarkusTestResource(BindingParts.class)
@QuarkusTestResource(value = OidcProvider.class, restrictToAnnotatedClass = true)
@TestProfile(OidcIT.SwitchedOn.class)
class OidcIT {
  private static final String ROLE = "xtracker-operator";

  private final SpaceId space = newSpace();

  OidcProvider provider;

  /** The rest is what the provider's test resource says. */
  public static final class SwitchedOn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("xtracker.operator.oidc", "true");
    }
  }

  @BeforeEach
  void somebodyIsThere() {
    bind(space, "ann", 1);
  }

  @Test
  void whoHasTheRoleMayEnter() {
    ask(provider.token("alice", ROLE, "something-else")).statusCode(200).body("tg_id", is(1));
  }

  @Test
  void whoIsKnownWithoutTheRoleIsForbidden() {
    ask(provider.token("bob", "something-else"))
        .statusCode(403)
        .body("ok", is(false))
        .body("status", is("forbidden"))
        .body("error", containsString(ROLE));
  }

  @Test
  void whoeverProvesNothingIsUnauthorized() {
    refused("");
    refused("no token at all");
    refused(provider.expired("alice", ROLE));
    refused(provider.tokenFor("another service", "alice", ROLE));
    refused(provider.tokenOf("https://elsewhere.example", "alice", ROLE));
    refused(forged());
  }

  @Test
  void theAdminTokenOpensNothing() {
    refused(ADMIN_TOKEN);
  }

  /** Says something else than what was signed. */
  private String forged() {
    String[] honest = provider.token("bob", "something-else").split("\\.");
    String[] wanted = provider.token("bob", ROLE).split("\\.");
    return honest[0] + "." + wanted[1] + "." + honest[2];
  }

  private void refused(String token) {
    ask(token)
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("ok", is(false))
        .body("status", is("unauthorized"));
  }

  private ValidatableResponse ask(String token) {
    return person(space, "ann", token).then();
  }
}
