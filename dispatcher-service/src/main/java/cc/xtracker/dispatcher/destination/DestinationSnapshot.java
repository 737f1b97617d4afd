package cc.xtracker.dispatcher.destination;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The destinations as of one version. Immutable; a change makes the next one. */
public final class DestinationSnapshot implements DestinationDirectory {
  public static final DestinationSnapshot EMPTY = new DestinationSnapshot(0, Map.of());

  private final long version;
  private final Map<DestinationId, Destination> byId;
  private final Map<SpaceId, List<Destination>> bySpace;

  private DestinationSnapshot(long version, Map<DestinationId, Destination> byId) {
    this.version = version;
    this.byId = Map.copyOf(byId);
    this.bySpace =
        this.byId.values().stream()
            .collect(Collectors.groupingBy(Destination::space, Collectors.toUnmodifiableList()));
  }

  public long version() {
    return version;
  }

  public DestinationSnapshot with(DestinationChanges changes) {
    Map<DestinationId, Destination> next = new HashMap<>(byId);
    changes.present().forEach(destination -> next.put(destination.id(), destination));
    changes.deleted().forEach(next::remove);
    return new DestinationSnapshot(changes.version(), next);
  }

  /** A snapshot is an answer, also an empty one. */
  @Override
  public boolean loaded() {
    return true;
  }

  @Override
  public List<Destination> of(SpaceId space) {
    return bySpace.getOrDefault(space, List.of());
  }

  @Override
  public Optional<Destination> find(DestinationId id) {
    return Optional.ofNullable(byId.get(id));
  }
}
