package cc.xtracker.examples.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins events, clicks and bindings by their key. Takes records of the three topics in any order
 * between topics, and copies of records; all of it stays in memory.
 */
public final class Funnel {
  /** A copy has the same id; an id is unique within its source. */
  private final Set<String> seen = new HashSet<>();

  private final List<Happened> events = new ArrayList<>();
  private final Map<Person, Source> clicks = new HashMap<>();
  private final Map<Person, Long> bindings = new HashMap<>();

  public void take(Message message) {
    JsonNode value = message.value();
    if (value == null) {
      // Only bindings are compacted: the latest record of a key is the truth, and this takes it
      // back.
      bindings.remove(Person.ofKey(message.key()));
      return;
    }
    switch (message.topic()) {
      case "xtracker.events.v1" -> {
        if (seen.add(message.source() + " " + message.id())) {
          events.add(Happened.of(value));
        }
      }
      case "xtracker.clicks.v1" -> click(value);
      case "xtracker.bindings.v1" ->
          bindings.put(Person.ofKey(message.key()), value.get("tg_id").asLong());
      default -> {}
    }
  }

  /** One click per uid: a copy changes nothing. */
  private void click(JsonNode click) {
    String space = click.get("space_id").asText();
    clicks.put(
        new Person(space, click.get("uid").asText()),
        new Source(
            space, click.get("link_slug").textValue(), click.get("campaign_name").textValue()));
  }

  /** As of what was taken so far; late clicks and bindings count for earlier events. */
  public Map<Source, Counts> counts() {
    Map<Source, Counts> counts = new HashMap<>();
    clicks.forEach((person, source) -> of(source, counts).add(Stage.CLICK, person));
    for (Happened event : events) {
      of(source(event), counts).add(event);
    }
    bindings
        .keySet()
        .forEach(
            person -> {
              Source source = clicks.get(person);
              if (source != null) {
                of(source, counts).bind(person);
              }
            });
    return counts;
  }

  private Source source(Happened event) {
    Source nowhere = new Source(event.space(), null, null);
    Person person = event.person();
    return person == null ? nowhere : clicks.getOrDefault(person, nowhere);
  }

  private static Counts of(Source source, Map<Source, Counts> counts) {
    return counts.computeIfAbsent(source, _ -> new Counts());
  }
}
