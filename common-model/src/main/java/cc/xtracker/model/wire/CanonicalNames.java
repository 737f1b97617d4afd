package cc.xtracker.model.wire;

import cc.xtracker.model.event.CanonicalEvent;

/** Canonical events by their wire names, for the codecs. */
final class CanonicalNames {
  private CanonicalNames() {}

  /**
   * @throws IllegalArgumentException listing the names there are
   */
  static CanonicalEvent require(String name) {
    return CanonicalEvent.named(name)
        .orElseThrow(
            () -> new IllegalArgumentException("must be one of " + CanonicalEvent.allNames()));
  }
}
