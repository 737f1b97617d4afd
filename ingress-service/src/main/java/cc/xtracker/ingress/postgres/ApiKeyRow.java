package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.auth.ApiKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyRow {
  @Id
  @Column(name = "secret_hash")
  byte[] secretHash;

  @Column(name = "space_id")
  String spaceId;

  @Column(name = "kind")
  String kind;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "valid_until")
  @Nullable Instant validUntil;

  /** For Hibernate, which sets the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  ApiKeyRow() {}

  ApiKeyRow(ApiKey key, Instant createdAt) {
    secretHash = key.hash().toBytes();
    spaceId = key.space().value();
    kind = key.kind().wireName();
    validUntil = key.validUntil();
    this.createdAt = createdAt;
  }
}
