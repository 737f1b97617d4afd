package cc.xtracker.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRulesTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String OTHER_TOKEN = "fedcba9876543210fedcba9876543210";

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "xtracker.admin-token",
              TOKEN,
              "xtracker.internal-token",
              OTHER_TOKEN,
              "xtracker.secrets.key",
              randomKey(),
              "quarkus.datasource.username",
              "xtracker",
              "quarkus.datasource.password",
              "whatever its owner chose"));

  @Test
  void secretsOfOnesOwnAreFine() {
    assertThat(complaints()).isEmpty();
  }

  @Test
  void whatIsNotSetIsNotJudged() {
    settings.clear();
    settings.put("xtracker.operator.oidc", "true");

    assertThat(complaints()).isEmpty();
  }

  @Test
  void somebodyMustBeAbleToOperate() {
    settings.remove("xtracker.admin-token");

    assertThat(complaints())
        .containsExactly(
            "xtracker.admin-token is not set: set 32 or more, as `openssl rand -hex 32` says, or"
                + " xtracker.operator.oidc=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xtracker.admin-token", "xtracker.internal-token"})
  void aShortTokenIsGuessed(String name) {
    settings.put(name, "hunter2");

    assertThat(complaints())
        .containsExactly(
            name + " has 7 characters: set 32 or more, as `openssl rand -hex 32` says");
  }

  @ParameterizedTest
  @CsvSource({
    "xtracker.admin-token, local-admin-token-however-long-it-may-be",
    "xtracker.internal-token, local-internal-token",
    "quarkus.datasource.password, local-database-password",
  })
  void anExampleIsKnownToEverybody(String name, String example) {
    settings.put(name, example);

    assertThat(complaints())
        .singleElement()
        .asString()
        .startsWith(name + " is an example that everybody knows: set ");
  }

  @Test
  void servicesDoNotCallEachOtherWithTheTokenOfTheOperator() {
    settings.put("xtracker.internal-token", TOKEN);

    assertThat(complaints())
        .containsExactly("xtracker.internal-token is that of the operator: set another");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b25seSBmb3IgYSB0cmlhbCBvbiBvbmUgbWFjaGluZS4=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAECAwQFBgcAAQIDBAUGBwABAgMEBQYHAAECAwQFBgc="
      })
  void aKeyThatIsTextOrAPatternIsNotRandom(String key) {
    settings.put("xtracker.secrets.key", key);

    assertThat(complaints())
        .singleElement()
        .asString()
        .startsWith("xtracker.secrets.key is not random: set ");
  }

  @Test
  void everyRandomKeyIsTaken() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      byte[] key = new byte[32];
      random.nextBytes(key);
      settings.put("xtracker.secrets.key", Base64.getEncoder().encodeToString(key));

      assertThat(complaints()).as(Arrays.toString(key)).isEmpty();
    }
  }

  @Test
  void aPasswordIsNotTheNameOfItsUser() {
    settings.put("quarkus.datasource.password", "xtracker");

    assertThat(complaints())
        .containsExactly("quarkus.datasource.password is the name of the user: set another");
  }

  @Test
  void everythingIsSaidAtOnceAndNoSecretIsRepeated() {
    settings.put("xtracker.admin-token", "local-secret");
    settings.put("xtracker.internal-token", "hunter2");
    settings.put("xtracker.secrets.key", "b25seSBmb3IgYSB0cmlhbCBvbiBvbmUgbWFjaGluZS4=");
    settings.put("quarkus.datasource.password", "local-secret");

    assertThat(complaints())
        .hasSize(4)
        .noneMatch(complaint -> complaint.matches(".*(local-|hunter2|b25se).*"));
  }

  private List<String> complaints() {
    return SecretRules.complaints(name -> Optional.ofNullable(settings.get(name)));
  }

  private static String randomKey() {
    byte[] key = new byte[32];
    new Random(1).nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
