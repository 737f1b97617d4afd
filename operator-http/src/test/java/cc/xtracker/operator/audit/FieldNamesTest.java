package cc.xtracker.operator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
  @Test
  void areThoseAtTheTopOfTheBody() {
    assertThat(
            names("{\"url\":\"u\",\"headers\":{\"x_secret\":\"s3cret\"},\"timeout\":[{\"a\":1}]}"))
        .containsExactly("url", "headers", "timeout");
  }

  @Test
  void areNoSecretsGoneAstray() {
    assertThat(names("{\"whsec_MfKQ9r8GKYqrTwjU\":1,\"xtb_0123456789\":2,\"url\":3}"))
        .containsExactly("url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "nonsense", "{"})
  void areNoneWhereThereIsNoObject(String body) {
    assertThat(names(body)).isEmpty();
  }

  @Test
  void areKnownAsFarAsTheBodyIsJson() {
    assertThat(names("{\"url\":\"u\",\"headers\":{")).containsExactly("url", "headers");
  }

  private static List<String> names(String body) {
    return FieldNames.of(body.getBytes(UTF_8));
  }
}
