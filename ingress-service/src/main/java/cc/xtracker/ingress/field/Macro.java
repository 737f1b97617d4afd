package cc.xtracker.ingress.field;

import java.util.regex.Pattern;

/**
 * Recognises a macro that an ad network forgot to replace, such as {@code {click_id}}: counted as
 * an id, it would make one person of everybody.
 */
public final class Macro {
  private static final Pattern WHOLE = Pattern.compile("\\s*(\\{.*}|\\[.*])\\s*", Pattern.DOTALL);
  private static final Pattern INSIDE = Pattern.compile("\\{[^{}]{1,64}}");
  private static final Pattern ESCAPED =
      Pattern.compile("%(?:25)?7B.{0,128}?%(?:25)?7D", Pattern.CASE_INSENSITIVE);

  private Macro() {}

  public static boolean in(String text) {
    boolean possible = text.indexOf('{') >= 0 || text.indexOf('[') >= 0 || text.indexOf('%') >= 0;
    return possible
        && (WHOLE.matcher(text).matches()
            || INSIDE.matcher(text).find()
            || ESCAPED.matcher(text).find());
  }
}
