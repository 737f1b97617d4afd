package cc.xtracker.preflight;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is wrong with the secrets that were set, and what to set instead. That one is missing is
 * said by whoever always needs it. No complaint repeats a secret.
 */
public final class SecretRules {
  private static final String ADMIN_TOKEN = "xtracker.admin-token";
  private static final String INTERNAL_TOKEN = "xtracker.internal-token";
  private static final String OIDC = "xtracker.operator.oidc";
  private static final String SECRETS_KEY = "xtracker.secrets.key";
  private static final String DATABASE_USER = "quarkus.datasource.username";
  private static final String DATABASE_PASSWORD = "quarkus.datasource.password";

  /** All examples of the compose file and the trial on Kubernetes begin so. */
  private static final String EXAMPLE = "local-";

  /** 128 random bits in hexadecimal (RFC 6749 section 10.10 asks for as many). */
  private static final int TOKEN_CHARACTERS = 32;

  /** Of 32 random bytes fewer are different once in more than 10^15 keys. */
  private static final int DIFFERENT_BYTES = 16;

  private static final Pattern TEXT = Pattern.compile("\\p{Print}*");

  private final Function<String, Optional<String>> settings;
  private final List<String> complaints = new ArrayList<>();

  private SecretRules(Function<String, Optional<String>> settings) {
    this.settings = settings;
  }

  /**
   * @param settings the value of a key, if it is set
   */
  public static List<String> complaints(Function<String, Optional<String>> settings) {
    SecretRules rules = new SecretRules(settings);
    rules.operator();
    rules.token(ADMIN_TOKEN);
    rules.token(INTERNAL_TOKEN);
    rules.tokensDiffer();
    rules.key();
    rules.databasePassword();
    return List.copyOf(rules.complaints);
  }

  private void operator() {
    if (set(ADMIN_TOKEN).isEmpty() && !Boolean.parseBoolean(set(OIDC))) {
      complaints.add(ADMIN_TOKEN + " is not set: " + setToken() + ", or " + OIDC + "=true");
    }
  }

  private void token(String name) {
    String token = set(name);
    if (token.startsWith(EXAMPLE)) {
      complaints.add(name + " is an example that everybody knows: " + setToken());
    } else if (!token.isEmpty() && token.length() < TOKEN_CHARACTERS) {
      complaints.add("%s has %d characters: %s".formatted(name, token.length(), setToken()));
    }
  }

  private void tokensDiffer() {
    if (!set(ADMIN_TOKEN).isEmpty() && set(ADMIN_TOKEN).equals(set(INTERNAL_TOKEN))) {
      complaints.add(INTERNAL_TOKEN + " is that of the operator: set another");
    }
  }

  private void key() {
    if (!set(SECRETS_KEY).isEmpty() && !isRandom(set(SECRETS_KEY))) {
      complaints.add(
          SECRETS_KEY
              + " is not random: set what `openssl rand -base64 32` says, and the present one as"
              + " xtracker.secrets.previous-keys");
    }
  }

  private void databasePassword() {
    String password = set(DATABASE_PASSWORD);
    if (password.startsWith(EXAMPLE)) {
      complaints.add(DATABASE_PASSWORD + " is an example that everybody knows: set another");
    } else if (!password.isEmpty() && password.equals(set(DATABASE_USER))) {
      complaints.add(DATABASE_PASSWORD + " is the name of the user: set another");
    }
  }

  private String set(String name) {
    return settings.apply(name).map(String::strip).orElse("");
  }

  private static String setToken() {
    return "set %d or more, as `openssl rand -hex 32` says".formatted(TOKEN_CHARACTERS);
  }

  /** Neither text nor a pattern; what is no base64 is refused elsewhere. */
  private static boolean isRandom(String base64) {
    try {
      String bytes = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
      return !TEXT.matcher(bytes).matches() && bytes.chars().distinct().count() >= DIFFERENT_BYTES;
    } catch (IllegalArgumentException refused) {
      return true;
    }
  }
}
