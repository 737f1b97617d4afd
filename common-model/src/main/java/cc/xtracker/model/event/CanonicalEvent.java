package cc.xtracker.model.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The closed set of steps a person takes through a funnel, in funnel order. */
public enum CanonicalEvent {
  /** First touch. */
  CONTACT("contact"),
  /** Joined the channel or started the bot. */
  SUBSCRIBED("subscribed"),
  /** Signed up on the offer. */
  REGISTRATION("registration"),
  /** Paid. The only one that carries money. */
  DEPOSIT("deposit");

  private static final Map<String, CanonicalEvent> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(CanonicalEvent::wireName, it -> it));

  private final String wireName;

  CanonicalEvent(String wireName) {
    this.wireName = wireName;
  }

  /** The name in requests, topics and webhooks. */
  public String wireName() {
    return wireName;
  }

  /**
   * @param name compared exactly: lower case, no surrounding space
   */
  public static Optional<CanonicalEvent> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All four names in funnel order, for an error message. */
  public static String allNames() {
    return Arrays.stream(values()).map(CanonicalEvent::wireName).collect(Collectors.joining(", "));
  }
}
