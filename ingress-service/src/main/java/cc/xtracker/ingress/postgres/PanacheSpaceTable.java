package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.ingress.space.Space;
import cc.xtracker.ingress.space.SpaceTable;
import cc.xtracker.model.id.SpaceId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spaces and their keys in two tables. */
@Singleton
@Transactional
public class PanacheSpaceTable implements SpaceTable {
  private final SpaceRows spaces;
  private final ApiKeyRows keys;

  PanacheSpaceTable(SpaceRows spaces, ApiKeyRows keys) {
    this.spaces = spaces;
    this.keys = keys;
  }

  @Override
  public void insert(Space space, List<ApiKey> first) {
    spaces.persist(new SpaceRow(space));
    first.forEach(key -> keys.persist(new ApiKeyRow(key, space.createdAt())));
  }

  @Override
  public Optional<Space> find(SpaceId space) {
    return spaces.open(space).map(SpaceRow::toSpace);
  }

  @Override
  public List<Space> all() {
    return spaces.allOpen().stream().map(SpaceRow::toSpace).toList();
  }

  @Override
  public Optional<Space> limit(SpaceId space, @Nullable Rate rate) {
    Optional<SpaceRow> row = spaces.locked(space);
    row.ifPresent(found -> found.rateLimitPerSecond = rate == null ? null : rate.perSecond());
    return row.map(SpaceRow::toSpace);
  }

  @Override
  public boolean delete(SpaceId space, Instant at) {
    Optional<SpaceRow> row = spaces.locked(space);
    row.ifPresent(found -> found.deletedAt = at);
    row.ifPresent(found -> keys.deleteAll(space));
    return row.isPresent();
  }

  @Override
  public boolean succeed(ApiKey successor, Instant now, Instant previousValidUntil) {
    boolean found = spaces.locked(successor.space()).isPresent();
    if (found) {
      keys.deleteDead(successor.space(), now);
      keys.endBefore(successor, previousValidUntil);
      keys.persist(new ApiKeyRow(successor, now));
    }
    return found;
  }
}
