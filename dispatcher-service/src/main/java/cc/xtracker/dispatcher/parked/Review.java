package cc.xtracker.dispatcher.parked;

import static java.util.Objects.requireNonNull;

import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.lane.Overflows;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets people line up exactly while something fresh of theirs is parked. Destinations of which
 * little is parked are looked through together, the others one at a time. For one thread.
 */
final class Review {
  private final ParkedDeliveries parked;
  private final DestinationDirectory directory;
  private final Overflows lanes;
  private final ParkedConfig config;
  private final Supplier<Instant> lastAssignment;

  /** Those of which much is parked; who waited longest is the next to be looked through. */
  private final SequencedSet<DestinationId> large = new LinkedHashSet<>();

  private Instant lastLook = Instant.MIN;
  private Instant lastLargeLook = Instant.MIN;

  /** When all of what is parked was last looked through for fresh deliveries. */
  private Instant lastSurvey = Instant.MIN;

  /**
   * @param lastAssignment when events of other people began to come to this replica
   */
  Review(
      ParkedDeliveries parked,
      DestinationDirectory directory,
      Overflows lanes,
      ParkedConfig config,
      Supplier<Instant> lastAssignment) {
    this.parked = parked;
    this.directory = directory;
    this.lanes = lanes;
    this.config = config;
    this.lastAssignment = lastAssignment;
  }

  /** Looks for what is due to be looked for. */
  void look(Instant now) {
    if (surveyIsDue(now)) {
      parked.withFresh().forEach(id -> directory.find(id).ifPresent(lanes::overflow));
      lastSurvey = now;
    }
    if (!now.isBefore(lastLook.plus(config.reviewInterval()))) {
      lastLook = now;
      lookWho(now);
    }
  }

  private void lookWho(Instant now) {
    Map<DestinationId, Long> marks = lanes.reviewMarks();
    large.retainAll(marks.keySet());
    Map<DestinationId, Long> small = new HashMap<>(marks);
    small.keySet().removeAll(large);
    large.addAll(tooMany(small, config.reviewCount()));
    if (!large.isEmpty() && !now.isBefore(lastLargeLook.plus(config.largeReviewInterval()))) {
      lastLargeLook = now;
      DestinationId next = large.removeFirst();
      tooMany(Map.of(next, requireNonNull(marks.get(next))), config.largeReviewCount());
    }
  }

  /** Tells the lanes who has to line up, and returns of which destinations too many are parked. */
  private Set<DestinationId> tooMany(Map<DestinationId, Long> marks, int count) {
    if (marks.isEmpty()) {
      return Set.of();
    }
    Map<DestinationId, Set<Uid>> people = parked.peopleWithFresh(marks.keySet(), count);
    people.forEach((id, lined) -> lanes.reviewed(id, requireNonNull(marks.get(id)), lined));
    Set<DestinationId> tooMany = new HashSet<>(marks.keySet());
    tooMany.removeAll(people.keySet());
    return tooMany;
  }

  /**
   * What somebody else has parked is known to no lane here: looked for when the first events come,
   * and for as long after as their former replica may go on parking.
   */
  private boolean surveyIsDue(Instant now) {
    Instant came = lastAssignment.get();
    return lastSurvey.equals(Instant.MIN)
        || lastSurvey.isBefore(came)
        || (now.isBefore(came.plus(config.settlingTime()))
            && !now.isBefore(lastSurvey.plus(config.surveyInterval())));
  }
}
