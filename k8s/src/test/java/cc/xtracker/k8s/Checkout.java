package cc.xtracker.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository. */
final class Checkout {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Checkout() {}

  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Regular files of a folder and below, in order. */
  static List<Path> files(String folder) {
    try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
      return found.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first group of every match. */
  static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  static String first(String pattern, String text) {
    List<String> found = all(pattern, text);
    if (found.isEmpty()) {
      throw new AssertionError("there is no " + pattern);
    }
    return found.getFirst();
  }

  /** The version of everything that is built here. */
  static String version() {
    return first("<artifactId>xtracker</artifactId>\\s*<version>([^<]+)", read("pom.xml"));
  }

  static String property(String name) {
    return first("<" + Pattern.quote(name) + ">([^<]+)<", read("pom.xml"));
  }
}
