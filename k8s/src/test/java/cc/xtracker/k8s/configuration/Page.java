package cc.xtracker.k8s.configuration;

import cc.xtracker.k8s.configuration.Mapping.Key;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code docs/configuration.md} says below its last line that a person wrote. */
final class Page {
  static final String MARK =
      "<!-- From here on made of the sources: ConfigurationTest says how. -->";

  private static final String HEAD =
      """
      | key | unit | default | effect |
      |---|---|---|---|
      """;

  private Page() {}

  static String of(Path checkout) {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    Modules.users()
        .forEach(
            (module, users) ->
                MappingReader.read(checkout.resolve(module)).stream()
                    .map(Page::rows)
                    .forEach(
                        sections.computeIfAbsent(title(users), none -> new StringBuilder())
                            ::append));
    return sections.entrySet().stream()
        .map(section -> "## " + section.getKey() + "\n\n" + HEAD + section.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String title(List<String> services) {
    return services.size() == 3
        ? "Every service"
        : services.stream().map(name -> name + "-service").collect(Collectors.joining(" and "));
  }

  private static String rows(Mapping mapping) {
    return "| **`%s`** | | | **%s** |\n".formatted(mapping.prefix(), mapping.purpose())
        + mapping.keys().stream().map(Page::row).collect(Collectors.joining());
  }

  private static String row(Key key) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(key.name(), key.unit(), standard(key), key.effect());
  }

  private static String standard(Key key) {
    if (key.required()) {
      return "**must be set**";
    }
    return key.standard().isEmpty() ? "none" : "`" + key.standard() + "`";
  }
}
