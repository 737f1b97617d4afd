package cc.xtracker.preflight.topic;

import java.util.List;

/** What is known of the topics. */
public sealed interface Finding {

  /** For readiness and whoever reads it. */
  default String inWords() {
    return switch (this) {
      case Unknown unknown -> "not seen yet";
      case Sound sound -> "durable";
      case Weak(List<String> complaints) -> String.join("; ", complaints);
    };
  }

  /** Kafka has not answered yet: events are accepted and wait for it. */
  record Unknown() implements Finding {}

  record Sound() implements Finding {}

  /**
   * @param complaints what is wrong and what to set
   */
  record Weak(List<String> complaints) implements Finding {
    public Weak {
      complaints = List.copyOf(complaints);
    }
  }
}
