package cc.xtracker.dispatcher.parked;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.lane.LaneHealth;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.lane.Submission;
import cc.xtracker.dispatcher.limit.Replicas;
import cc.xtracker.model.id.DestinationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings parked deliveries that are due back into their lanes. For one thread. */
public final class Claimer {
  private final ParkedDeliveries parked;
  private final DestinationDirectory directory;
  private final Lanes lanes;
  private final Replicas replicas;
  private final ClaimRules rules;
  private final ParkedConfig config;
  private final InstantSource clock;
  private final Review review;

  /** When all lanes were last told how their destinations are. */
  private Instant lastRound = Instant.MIN;

  /**
   * @param lastAssignment when events of other people began to come to this replica
   */
  public Claimer(
      ParkedDeliveries parked,
      DestinationDirectory directory,
      Lanes lanes,
      Replicas replicas,
      ClaimRules rules,
      InstantSource clock,
      Supplier<Instant> lastAssignment) {
    this.parked = parked;
    this.directory = directory;
    this.lanes = lanes;
    this.replicas = replicas;
    this.rules = rules;
    this.config = rules.config();
    this.clock = clock;
    this.review = new Review(parked, directory, lanes, config, lastAssignment);
  }

  /** To be called once before the first look. */
  public void begin() {
    parked.lookEverywhere(clock.instant());
  }

  /**
   * Looks once.
   *
   * @return how many were claimed
   */
  public int look() {
    Instant now = clock.instant();
    if (!now.isBefore(lastRound.plus(config.healthInterval()))) {
      hear(now);
      lastRound = now;
    }
    review.look(now);
    List<Dispatch> claimed = parked.claim(claims(now), now);
    submit(claimed);
    return claimed.size();
  }

  private void hear(Instant now) {
    Map<Destination, LaneHealth> unwell = new HashMap<>();
    parked
        .unwell(now)
        .forEach((id, health) -> directory.find(id).ifPresent(known -> unwell.put(known, health)));
    lanes.hear(unwell, replicas.appear(), now);
  }

  private List<Claim> claims(Instant now) {
    Map<DestinationId, Boolean> due = parked.due(now, config.laneCount());
    List<Destination> known =
        due.keySet().stream().map(directory::find).flatMap(Optional::stream).toList();
    Map<DestinationId, Integer> rooms = lanes.rooms(known);
    List<Claim> claims = new ArrayList<>();
    due.forEach((id, probe) -> claims.add(claim(id, probe, rooms.getOrDefault(id, 0), now)));
    return claims;
  }

  private Claim claim(DestinationId id, boolean probe, int room, Instant now) {
    Optional<Destination> found = directory.find(id);
    if (found.isEmpty()) {
      return new Claim(
          id, Claim.Kind.ORPHANED, config.claimCount(), now.plus(config.leaseMargin()));
    }
    Instant lease = now.plus(rules.lease(found.get().webhook().timeout()));
    int bounded = Math.min(config.claimCount(), room);
    if (!found.get().enabled()) {
      return new Claim(id, Claim.Kind.TO_DISABLED, bounded, lease);
    }
    return probe
        ? new Claim(id, Claim.Kind.PROBE, 1, lease)
        : new Claim(id, Claim.Kind.DUE, bounded, lease);
  }

  private void submit(List<Dispatch> claimed) {
    List<Submission> submissions = new ArrayList<>();
    for (Dispatch dispatch : claimed) {
      directory
          .find(dispatch.delivery().destination())
          .ifPresentOrElse(
              destination -> submissions.add(new Submission(destination, dispatch, _ -> {})),
              () -> lanes.discard(dispatch));
    }
    lanes.submit(submissions);
  }
}
