package cc.xtracker.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Where an object is not what a reader made of it. */
final class Difference {
  private final List<String> found = new ArrayList<>();

  private Difference() {}

  static List<String> between(JsonNode given, JsonNode read) {
    Difference difference = new Difference();
    difference.compare("", given, read);
    return List.copyOf(difference.found);
  }

  private void compare(String path, JsonNode given, JsonNode read) {
    if (given.isObject() && read.isObject()) {
      given
          .properties()
          .forEach(
              field ->
                  compare(
                      path + "/" + field.getKey(), field.getValue(), read.path(field.getKey())));
    } else if (given.isArray() && read.isArray() && given.size() == read.size()) {
      for (int index = 0; index < given.size(); index++) {
        compare(path + "/" + index, given.get(index), read.get(index));
      }
    } else if (!isEmpty(given) && !given.equals(read)) {
      found.add(path + " is " + given + ", which is read as " + read);
    }
  }

  /** A reader may leave out what says nothing. */
  private static boolean isEmpty(JsonNode given) {
    return given.isContainerNode() && given.isEmpty();
  }
}
