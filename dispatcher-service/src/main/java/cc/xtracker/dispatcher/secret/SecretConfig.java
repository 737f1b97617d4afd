package cc.xtracker.dispatcher.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The keys under which secrets rest in the database. */
@ConfigMapping(prefix = "xtracker.secrets")
public interface SecretConfig {
  /** 32 random bytes in base64; without the same key on every replica and start nothing opens. */
  String key();

  /**
   * Keys of the same kind, separated by commas, newest first, at most 5: what was sealed under them
   * still opens, and is sealed again under the current one at the next start.
   */
  Optional<List<String>> previousKeys();

  /** Destinations whose secrets are sealed again in one transaction, at least 1. */
  @WithDefault("100")
  int renewalCount();
}
