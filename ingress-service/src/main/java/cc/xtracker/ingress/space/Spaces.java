package cc.xtracker.ingress.space;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.auth.Randomness;
import cc.xtracker.ingress.auth.Secret;
import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens and closes tenants, and mints their secrets. */
public final class Spaces {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LENGTH = 16;

  private final SpaceTable table;
  private final Randomness randomness;
  private final InstantSource clock;

  public Spaces(SpaceTable table, Randomness randomness, InstantSource clock) {
    this.table = table;
    this.randomness = randomness;
    this.clock = clock;
  }

  public OpenedSpace open(SpaceName name) {
    Space space = new Space(mintId(), name, now(), null);
    Secret bearer = Secret.mint(KeyKind.BEARER, randomness);
    Secret ingestToken = Secret.mint(KeyKind.INGEST, randomness);
    table.insert(
        space,
        List.of(
            key(bearer, space.id(), KeyKind.BEARER), key(ingestToken, space.id(), KeyKind.INGEST)));
    return new OpenedSpace(space, bearer, ingestToken);
  }

  public List<Space> all() {
    return table.all();
  }

  public Optional<Space> find(SpaceId space) {
    return table.find(space);
  }

  /** Sets the rate of a space, or leaves it to the configuration. Empty if there is no such one. */
  public Optional<Space> limit(SpaceId space, @Nullable Rate rate) {
    return table.limit(space, rate);
  }

  /**
   * @return false if there is no such space
   */
  public boolean close(SpaceId space) {
    return table.delete(space, now());
  }

  /** Empty if there is no such space. */
  public Optional<RotatedKey> rotate(SpaceId space, KeyKind kind, Overlap overlap) {
    Instant now = now();
    Instant previousValidUntil = now.plus(overlap.value());
    Secret secret = Secret.mint(kind, randomness);
    return table.succeed(key(secret, space, kind), now, previousValidUntil)
        ? Optional.of(new RotatedKey(secret, previousValidUntil))
        : Optional.empty();
  }

  private static ApiKey key(Secret secret, SpaceId space, KeyKind kind) {
    return new ApiKey(secret.hash(), space, kind, null);
  }

  private SpaceId mintId() {
    StringBuilder id = new StringBuilder("sp_");
    for (byte random : randomness.bytes(ID_LENGTH)) {
      id.append(BASE32.charAt(random & 31));
    }
    return new SpaceId(id.toString());
  }

  /** As PostgreSQL keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
