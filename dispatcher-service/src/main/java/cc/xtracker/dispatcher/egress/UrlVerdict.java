package cc.xtracker.dispatcher.egress;

import java.net.URI;

/** What is to be said of a URL that somebody wants to save. */
public sealed interface UrlVerdict {
  /** Requests may leave for it, as far as can be known today. */
  record Permitted(URI url) implements UrlVerdict {}

  /**
   * @param rule what is wrong, in words that follow the name of the field
   */
  record Refused(String rule) implements UrlVerdict {}
}
