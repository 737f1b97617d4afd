package cc.xtracker.dispatcher.register;

import cc.xtracker.dispatcher.destination.DestinationChanges;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps the destinations. Every call is one transaction; a deleted destination is not found. */
public interface DestinationRegister {
  void add(RegisteredDestination destination);

  /** Oldest first. */
  List<RegisteredDestination> of(SpaceId space);

  Optional<RegisteredDestination> find(SpaceId space, DestinationId id);

  /**
   * @param change sees the destination as nobody else can change it meanwhile; what it throws
   *     leaves everything as it was, and so does an equal destination
   * @return the changed destination; empty when it was not found
   */
  Optional<RegisteredDestination> change(
      SpaceId space, DestinationId id, UnaryOperator<RegisteredDestination> change);

  /** The same for the system, which works for every space. */
  Optional<RegisteredDestination> change(
      DestinationId id, UnaryOperator<RegisteredDestination> change);

  /** Forgets the secrets with it. */
  boolean delete(SpaceId space, DestinationId id, Instant at);

  /**
   * What changed after a version, deletions included. Versions grow in the order of the commits, so
   * nothing is ever missed.
   */
  DestinationChanges since(long version);
}
