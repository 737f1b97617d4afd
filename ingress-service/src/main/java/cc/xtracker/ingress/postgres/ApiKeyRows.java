package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The keys of all spaces. */
@Singleton
class ApiKeyRows implements PanacheRepositoryBase<ApiKeyRow, byte[]> {

  /** The living keys of the successor's space and kind end then, unless they end earlier. */
  void endBefore(ApiKey successor, Instant validUntil) {
    update(
        "validUntil = ?1 where spaceId = ?2 and kind = ?3"
            + " and (validUntil is null or validUntil > ?1)",
        validUntil,
        successor.space().value(),
        successor.kind().wireName());
  }

  void deleteDead(SpaceId space, Instant now) {
    delete("spaceId = ?1 and validUntil <= ?2", space.value(), now);
  }

  void deleteAll(SpaceId space) {
    delete("spaceId", space.value());
  }
}
