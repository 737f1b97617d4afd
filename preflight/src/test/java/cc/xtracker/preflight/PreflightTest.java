package cc.xtracker.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final List<String> COMPLAINTS = List.of("one is short", "another is weak");

  @Test
  void productionIsRefusedWithAllThatIsToBeSet() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Preflight.judge(true, COMPLAINTS))
        .withMessage(
            """
            Not safe for production:
            - one is short
            - another is weak
            For a trial, xtracker.production=false makes this a warning.""");
  }

  @Test
  void aTrialOnlyHearsOfIt() {
    assertThatCode(() -> Preflight.judge(false, COMPLAINTS)).doesNotThrowAnyException();
  }

  @Test
  void whatIsSafeStarts() {
    assertThatCode(() -> Preflight.judge(true, List.of())).doesNotThrowAnyException();
  }

  @Test
  void aSecretIsReadFromTheFileThatHasItsName(@TempDir Path secrets) throws Exception {
    Files.writeString(secrets.resolve("xtracker.admin-token"), "of a file\n");
    System.setProperty("smallrye.config.source.file.locations", secrets.toString());
    try {
      SmallRyeConfig settings =
          new SmallRyeConfigBuilder()
              .addDefaultInterceptors()
              .addDefaultSources()
              .addDiscoveredSources()
              .build();
      assertThat(settings.getValue("xtracker.admin-token", String.class)).isEqualTo("of a file");
    } finally {
      System.clearProperty("smallrye.config.source.file.locations");
    }
  }
}
