package cc.xtracker.stack.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The canonical events, and what the tenant of the story calls them. */
enum Step {
  CONTACT("Contact"),
  SUBSCRIBED("Lead"),
  REGISTRATION("CompleteRegistration"),
  DEPOSIT("Purchase");

  private final String target;

  Step(String target) {
    this.target = target;
  }

  String canonical() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Map<String, String> eventMap() {
    Map<String, String> map = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(step -> map.put(step.canonical(), step.target));
    return map;
  }
}
