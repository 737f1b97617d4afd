package cc.xtracker.ingress.auth;

import java.util.Optional;

/** All keys there are; asking it takes a query. */
public interface KeyTable {
  /**
   * @throws RuntimeException if the table cannot be read
   */
  Optional<KnownKey> find(SecretHash hash);
}
