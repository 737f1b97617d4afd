package cc.xtracker.model.internal;

import java.util.List;

/**
 * {@code POST /internal/contexts}, from dispatcher to binding: who stands behind these uids? One
 * query answers all.
 */
public record ContextsRequest(List<Person> people) {

  public ContextsRequest {
    people = List.copyOf(people);
  }

  /** A uid in its space. */
  public record Person(String spaceId, String uid) {}
}
