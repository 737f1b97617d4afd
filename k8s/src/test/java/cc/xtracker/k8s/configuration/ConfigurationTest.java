package cc.xtracker.k8s.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} tells of every key, in the words of the interface that reads it.
 */
class ConfigurationTest {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCUMENT = CHECKOUT.resolve("docs/configuration.md");

  /** Where the page is laid that would be right. */
  private static final Path EXPECTED = Path.of("target", "configuration.md");

  @Test
  void thePageIsWhatTheInterfacesSay() throws IOException {
    String page = Files.readString(DOCUMENT);
    assertThat(page).contains(Page.MARK);
    String byHand = page.substring(0, page.indexOf(Page.MARK) + Page.MARK.length());
    String expected = byHand + "\n\n" + Page.of(CHECKOUT);
    Files.writeString(EXPECTED, expected);

    assertThat(page.equals(expected))
        .as("is it stale? cp k8s/target/configuration.md docs/configuration.md")
        .isTrue();
  }

  @Test
  void everyKeyHasAJavadocThatNamesItsUnit() {
    assertThat(keys())
        .isNotEmpty()
        .allSatisfy(
            key -> {
              assertThat(key.effect()).as("Javadoc of " + key.name()).isNotEmpty();
              if (List.of("duration", "durations", "bytes").contains(key.unit())) {
                assertThat(key.effect()).as(key.name()).containsIgnoringCase(key.unit());
              }
            });
  }

  @Test
  void noKeyIsReadPastTheInterfaces() throws IOException {
    for (String module : Modules.users().keySet()) {
      try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src/main/java"))) {
        assertThat(files.filter(Files::isRegularFile))
            .allSatisfy(
                file -> assertThat(Files.readString(file)).doesNotContain("(name = \"xtracker."));
      }
    }
  }

  private static List<Mapping.Key> keys() {
    return Modules.users().keySet().stream()
        .flatMap(module -> MappingReader.read(CHECKOUT.resolve(module)).stream())
        .flatMap(mapping -> mapping.keys().stream())
        .toList();
  }
}
