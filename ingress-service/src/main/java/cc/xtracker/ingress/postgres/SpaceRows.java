package cc.xtracker.ingress.postgres;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The open spaces. */
@Singleton
class SpaceRows implements PanacheRepositoryBase<SpaceRow, String> {

  Optional<SpaceRow> open(SpaceId space) {
    return find("spaceId = ?1 and deletedAt is null", space.value()).firstResultOptional();
  }

  /** Nobody else changes the space or its keys until this transaction ends. */
  Optional<SpaceRow> locked(SpaceId space) {
    return find("spaceId = ?1 and deletedAt is null", space.value())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  List<SpaceRow> allOpen() {
    return list("deletedAt is null order by createdAt, spaceId");
  }
}
