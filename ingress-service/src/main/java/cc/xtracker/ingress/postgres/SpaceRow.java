package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.ingress.space.Space;
import cc.xtracker.ingress.space.SpaceName;
import cc.xtracker.model.id.SpaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code space}. A closed space keeps its row, so that its id is never given again. */
@Entity
@Table(name = "space")
class SpaceRow {
  @Id
  @Column(name = "space_id")
  String spaceId;

  @Column(name = "name")
  String name;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "deleted_at")
  @Nullable Instant deletedAt;

  @Column(name = "rate_limit_per_second")
  @Nullable Integer rateLimitPerSecond;

  /** For Hibernate, which sets the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  SpaceRow() {}

  SpaceRow(Space space) {
    spaceId = space.id().value();
    name = space.name().value();
    createdAt = space.createdAt();
  }

  Space toSpace() {
    return new Space(
        new SpaceId(spaceId),
        new SpaceName(name),
        createdAt,
        rateLimitPerSecond == null ? null : new Rate(rateLimitPerSecond));
  }
}
