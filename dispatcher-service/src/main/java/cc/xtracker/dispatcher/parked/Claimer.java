package cc.xtracker.dispatcher.parked;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.model.id.DestinationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings parked deliveries that are due back into their lanes. For one thread. */
public final class Claimer {
  private final ParkedDeliveries parked;
  private final DestinationDirectory directory;
  private final Lanes lanes;
  private final ClaimRules rules;
  private final InstantSource clock;

  /** Disabled at the last look, with something parked. */
  private final Set<DestinationId> disabled = new HashSet<>();

  public Claimer(
      ParkedDeliveries parked,
      DestinationDirectory directory,
      Lanes lanes,
      ClaimRules rules,
      InstantSource clock) {
    this.parked = parked;
    this.directory = directory;
    this.lanes = lanes;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return how many were claimed
   */
  public int look() {
    Instant now = clock.instant();
    Map<DestinationId, Long> marks = lanes.drainMarks();
    List<Backlog> backlogs = parked.survey(now);
    lineUp(backlogs, marks);
    hold(now);
    List<Dispatch.Claimed> claimed = parked.claim(claims(backlogs, now), now);
    claimed.forEach(this::submit);
    boolean orphans = backlogs.stream().anyMatch(this::unknown);
    return claimed.size() + (orphans ? discardOrphans(now) : 0);
  }

  /** A lane overflows exactly while something fresh of its destination is parked. */
  private void lineUp(List<Backlog> backlogs, Map<DestinationId, Long> marks) {
    Set<DestinationId> fresh = new HashSet<>();
    for (Backlog backlog : backlogs) {
      if (backlog.fresh()) {
        fresh.add(backlog.destination());
        directory.find(backlog.destination()).ifPresent(lanes::overflow);
      }
    }
    marks.forEach(
        (destination, mark) -> {
          if (!fresh.contains(destination)) {
            lanes.drained(destination, mark);
          }
        });
  }

  private void hold(Instant now) {
    parked
        .holds(now)
        .forEach(
            (id, until) ->
                directory.find(id).ifPresent(destination -> lanes.hold(destination, until)));
  }

  private List<Claim> claims(List<Backlog> backlogs, Instant now) {
    return backlogs.stream()
        .filter(backlog -> hurried(backlog.destination(), now) || backlog.due())
        .map(Backlog::destination)
        .map(directory::find)
        .flatMap(Optional::stream)
        .filter(Destination::enabled)
        .map(destination -> claim(destination, now))
        .filter(claim -> claim.room() > 0)
        .toList();
  }

  private Claim claim(Destination destination, Instant now) {
    Duration lease = rules.lease(destination.webhook().timeout());
    int room = Math.min(rules.claimCount(), lanes.room(destination));
    return new Claim(destination.id(), room, now.plus(lease));
  }

  /** A destination that was disabled and is enabled gets all that is parked at once. */
  private boolean hurried(DestinationId id, Instant now) {
    Optional<Destination> destination = directory.find(id);
    if (destination.isPresent() && !destination.get().enabled()) {
      disabled.add(id);
      return false;
    }
    boolean enabledAgain = disabled.remove(id) && destination.isPresent();
    if (enabledAgain) {
      parked.hurry(id, now);
    }
    return enabledAgain;
  }

  private void submit(Dispatch.Claimed claimed) {
    directory
        .find(claimed.delivery().destination())
        .ifPresentOrElse(
            destination -> lanes.submit(destination, claimed, _ -> {}),
            () -> lanes.discard(claimed));
  }

  private boolean unknown(Backlog backlog) {
    return directory.find(backlog.destination()).isEmpty();
  }

  /** Unknown here may mean too new: the store knows whether a destination is deleted. */
  private int discardOrphans(Instant now) {
    List<Dispatch.Claimed> orphans =
        parked.claimOrphans(rules.claimCount(), now.plus(rules.lease(Duration.ZERO)), now);
    orphans.forEach(lanes::discard);
    return orphans.size();
  }
}
