package cc.xtracker.dispatcher.postgres.destination;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code destination}, secrets sealed. */
@Entity
@Table(name = "destination")
public class DestinationRow extends PanacheEntityBase {
  @Id
  @Column(name = "destination_id")
  public String destinationId = "";

  @Column(name = "space_id")
  public String spaceId = "";

  public String kind = "";
  public String name = "";
  public String url = "";
  public String method = "";
  public byte @Nullable [] headers;

  @Column(name = "signing_secrets")
  public byte @Nullable [] signingSecrets;

  @Column(name = "previous_secret_valid_until")
  public @Nullable Instant previousSecretValidUntil;

  @Column(name = "event_map")
  public String eventMap = "";

  public boolean enabled;

  @Column(name = "disabled_reason")
  public @Nullable String disabledReason;

  @Column(name = "timeout_millis")
  public long timeoutMillis;

  @Column(name = "max_in_flight")
  public int maxInFlight;

  @Column(name = "rate_limit_per_second")
  public @Nullable Integer ratePerSecond;

  @Column(name = "first_delay_millis")
  public long firstDelayMillis;

  @Column(name = "max_delay_millis")
  public long maxDelayMillis;

  @Column(name = "max_attempts")
  public int maxAttempts;

  @Column(name = "max_age_millis")
  public long maxAgeMillis;

  @Column(name = "further_statuses")
  public String furtherStatuses = "[]";

  public boolean signing;

  /** Not for optimistic locking: it is the number of the change, see the migration. */
  public long version;

  @Column(name = "created_at")
  public Instant createdAt = Instant.EPOCH;

  @Column(name = "updated_at")
  public Instant updatedAt = Instant.EPOCH;

  @Column(name = "deleted_at")
  public @Nullable Instant deletedAt;
}
