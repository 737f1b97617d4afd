package cc.xtracker.dispatcher.secret;

import io.smallrye.config.ConfigMapping;

/** The key under which secrets rest in the database. */
@ConfigMapping(prefix = "xtracker.secrets")
public interface SecretConfig {
  /** 32 random bytes in base64; without the same key on every replica and start nothing opens. */
  String key();
}
