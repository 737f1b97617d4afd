package cc.xtracker.dispatcher.postgres.destination;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationChanges;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.secret.SecretBox;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The table {@code destination}. */
@ApplicationScoped
@Transactional
public class PostgresDestinationRegister implements DestinationRegister {
  private static final String LATEST_VERSION = "SELECT version FROM destination_version";
  private static final String NEXT_VERSION =
      "UPDATE destination_version SET version = version + 1 RETURNING version";

  /** Well until the contrary is seen, and everything that waited is looked at. */
  private static final String WAKE =
      """
      UPDATE lane
      SET look_at = now(), recovered_at = now(), probe_at = NULL, failing_since = NULL,
          failed_probes = 0, warnings = 0
      WHERE destination_id = ?
      """;

  private final DataSource database;
  private final DestinationRows rows;

  public PostgresDestinationRegister(DataSource database, SecretBox box) {
    this.database = database;
    rows = new DestinationRows(box);
  }

  @Override
  public void add(RegisteredDestination destination) {
    DestinationRow row = new DestinationRow();
    rows.fill(row, destination);
    row.version = nextVersion();
    row.persist();
  }

  @Override
  public List<RegisteredDestination> of(SpaceId space) {
    return DestinationRow.<DestinationRow>list(
            "spaceId = ?1 and deletedAt is null order by createdAt, destinationId", space.value())
        .stream()
        .map(rows::read)
        .toList();
  }

  @Override
  public Optional<RegisteredDestination> find(SpaceId space, DestinationId id) {
    return row(space, id, LockModeType.NONE).map(rows::read);
  }

  @Override
  public Optional<RegisteredDestination> change(
      SpaceId space, DestinationId id, UnaryOperator<RegisteredDestination> change) {
    return row(space, id, LockModeType.PESSIMISTIC_WRITE).map(row -> changed(row, change));
  }

  @Override
  public Optional<RegisteredDestination> change(
      DestinationId id, UnaryOperator<RegisteredDestination> change) {
    return DestinationRow.<DestinationRow>find(
            "destinationId = ?1 and deletedAt is null", id.value())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .map(row -> changed(row, change));
  }

  private RegisteredDestination changed(
      DestinationRow row, UnaryOperator<RegisteredDestination> change) {
    RegisteredDestination before = rows.read(row);
    RegisteredDestination changed = change.apply(before);
    if (!changed.equals(before)) {
      if (changed.settings().enabled() && !row.enabled) {
        wake(before.id());
      }
      rows.fill(row, changed);
      row.version = nextVersion();
    }
    return changed;
  }

  @Override
  public boolean delete(SpaceId space, DestinationId id, Instant at) {
    Optional<DestinationRow> found = row(space, id, LockModeType.PESSIMISTIC_WRITE);
    found.ifPresent(
        row -> {
          row.deletedAt = at;
          row.updatedAt = at;
          row.headers = null;
          row.signingSecrets = null;
          row.previousSecretValidUntil = null;
          row.version = nextVersion();
          wake(id);
        });
    return found.isPresent();
  }

  /** Asked with every poll of events, nearly always in vain: for that without a transaction. */
  @Override
  @Transactional(TxType.SUPPORTS)
  public DestinationChanges since(long version) {
    long latest =
        Jdbc.ask(
            database,
            connection -> Jdbc.query(connection, LATEST_VERSION, row -> row.getLong(1)).getFirst());
    return latest == version
        ? new DestinationChanges(version, List.of(), List.of())
        : QuarkusTransaction.requiringNew().call(() -> changedSince(version));
  }

  private DestinationChanges changedSince(long version) {
    List<DestinationRow> changed = DestinationRow.list("version > ?1 order by version", version);
    List<Destination> present =
        changed.stream()
            .filter(row -> row.deletedAt == null)
            .map(row -> rows.read(row).destination())
            .toList();
    List<DestinationId> deleted =
        changed.stream()
            .filter(row -> row.deletedAt != null)
            .map(row -> new DestinationId(row.destinationId))
            .toList();
    return new DestinationChanges(
        changed.isEmpty() ? version : changed.getLast().version, present, deleted);
  }

  private static Optional<DestinationRow> row(SpaceId space, DestinationId id, LockModeType lock) {
    return DestinationRow.<DestinationRow>find(
            "destinationId = ?1 and spaceId = ?2 and deletedAt is null", id.value(), space.value())
        .withLock(lock)
        .firstResultOptional();
  }

  private static void wake(DestinationId id) {
    DestinationRow.getEntityManager()
        .createNativeQuery(WAKE)
        .setParameter(1, id.value())
        .executeUpdate();
  }

  /** Serialises all changes of destinations, which are rare, until the commit. */
  private static long nextVersion() {
    Object next =
        DestinationRow.getEntityManager().createNativeQuery(NEXT_VERSION).getSingleResult();
    return ((Number) next).longValue();
  }
}
