package cc.xtracker.k8s;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which meters an expression asks for. */
final class PromQl {
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
  private static final Pattern LABELS =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|without|ignoring)\\s*\\([^)]*\\)");
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "sum", "max", "avg", "topk", "bool");

  private PromQl() {}

  static Set<String> meters(String expression) {
    String bare = STRING.matcher(expression).replaceAll("");
    bare = LABELS.matcher(bare).replaceAll(" ");
    Set<String> meters = new TreeSet<>();
    NAME.matcher(bare).results().forEach(found -> meters.add(found.group()));
    meters.removeAll(WORDS);
    return meters;
  }
}
