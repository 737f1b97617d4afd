package cc.xtracker.ingress.space;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The spaces that are stored, and their keys. Each call is one transaction. */
public interface SpaceTable {
  void insert(Space space, List<ApiKey> keys);

  Optional<Space> find(SpaceId space);

  /** In the order they were opened. */
  List<Space> all();

  /**
   * Sets the rate of a space; null leaves it to the configuration.
   *
   * @return the space as it is now; empty if there is none
   */
  Optional<Space> limit(SpaceId space, @Nullable Rate rate);

  /**
   * Forgets the space and its keys.
   *
   * @return false if there is no such space
   */
  boolean delete(SpaceId space, Instant at);

  /**
   * Adds a key; the living ones of its space and kind end at {@code previousValidUntil}, unless
   * they end earlier.
   *
   * @return false if there is no such space
   */
  boolean succeed(ApiKey successor, Instant now, Instant previousValidUntil);
}
