package cc.xtracker.model.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a change of a schema would break: a consumer of the released one reads what we write now,
 * and one of the current schema reads what was written before. Each finding says what to do
 * instead.
 */
final class Compatibility {
  /** What explains and does not rule. */
  private static final Set<String> WORDS =
      Set.of("$id", "$schema", "$comment", "title", "description", "examples", "deprecated");

  /** Compared by rules of their own. */
  private static final Set<String> RULED =
      Set.of("type", "enum", "required", "properties", "additionalProperties");

  private final String newTopic;
  private final List<String> breaks = new ArrayList<>();

  private Compatibility(String newTopic) {
    this.newTopic = newTopic;
  }

  /**
   * @return nothing when the current schema may be released under the same major version
   */
  static List<String> breaks(JsonNode released, JsonNode current) {
    String title = released.path("title").asText();
    int major = Integer.parseInt(title.substring(title.lastIndexOf(".v") + 2));
    Compatibility found =
        new Compatibility(title.substring(0, title.lastIndexOf(".v") + 2) + (major + 1));
    found.compare("", released, current);
    return List.copyOf(found.breaks);
  }

  private void compare(String place, JsonNode released, JsonNode current) {
    compareFields(place, released.path("properties"), current.path("properties"));
    compareRequired(place, released, current);
    compareTypes(place, released.path("type"), current.path("type"));
    compareEnums(place, released.path("enum"), current.path("enum"));
    if (open(released) && !open(current)) {
      broken(
          place + "additionalProperties",
          "is closed, and the next field would be refused",
          "leave it true");
    }
    Set<String> keywords = new LinkedHashSet<>();
    released.fieldNames().forEachRemaining(keywords::add);
    current.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(WORDS);
    keywords.removeAll(RULED);
    for (String keyword : keywords) {
      if (!released.path(keyword).equals(current.path(keyword))) {
        broken(place + keyword, "is another rule than was released", "leave it as it was");
      }
    }
  }

  private void compareFields(String place, JsonNode released, JsonNode current) {
    released
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (current.has(name)) {
                compare(place + name + " ", field.getValue(), current.get(name));
              } else {
                broken(place + name, "is removed", "keep writing it");
              }
            });
  }

  private void compareRequired(String place, JsonNode released, JsonNode current) {
    List<String> before = Contract.texts(released.path("required"));
    List<String> now = Contract.texts(current.path("required"));
    for (String name : now) {
      if (!before.contains(name)) {
        broken(
            place + name,
            "is newly required, and the records that are there do not have it",
            "make it optional");
      }
    }
    for (String name : before) {
      if (!now.contains(name) && current.path("properties").has(name)) {
        broken(place + name, "may now be missing", "keep it required and write it");
      }
    }
  }

  private void compareTypes(String place, JsonNode released, JsonNode current) {
    if (!types(released).equals(types(current))) {
      broken(
          place + "type",
          "was %s and is now %s".formatted(types(released), types(current)),
          "leave it and add an optional field beside it");
    }
  }

  private void compareEnums(String place, JsonNode released, JsonNode current) {
    List<String> before = Contract.texts(released);
    List<String> now = Contract.texts(current);
    if (before.isEmpty() != now.isEmpty()) {
      broken(place + "enum", "opens or closes a set of values", "leave it as it was");
      return;
    }
    for (String value : before) {
      if (!now.contains(value)) {
        broken(place + value, "is a value that is removed", "keep it in the set");
      }
    }
    for (String value : now) {
      if (!before.contains(value)) {
        broken(
            place + value,
            "is a value added to a closed set, which consumers switch over",
            "tell it in a new optional field");
      }
    }
  }

  private void broken(String what, String how, String instead) {
    breaks.add("%s %s: %s, or start a new major topic %s".formatted(what, how, instead, newTopic));
  }

  private static boolean open(JsonNode schema) {
    JsonNode additional = schema.path("additionalProperties");
    return additional.isMissingNode() || additional.asBoolean();
  }

  private static Set<String> types(JsonNode type) {
    return type.isArray()
        ? new LinkedHashSet<>(Contract.texts(type))
        : type.isMissingNode() ? Set.of() : Set.of(type.asText());
  }
}
