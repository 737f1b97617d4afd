package cc.xtracker.dispatcher.replay;

import java.util.regex.Pattern;

/** One bulk replay. */
public record ReplayJobId(String value) {
  private static final Pattern FORM = Pattern.compile("rpl_[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException if the value does not have the form of one
   */
  public ReplayJobId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a job id is rpl_ and 32 hex digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
