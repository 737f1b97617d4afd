package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.dispatcher.replay.ReplayJob;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bulk replay, and how far it is.
 *
 * @param matched deliveries found so far
 * @param skipped those of them whose destination is deleted or whose person was erased
 */
public record ReplayJobAnswer(
    String jobId,
    Filter filter,
    boolean toDisabled,
    int ratePerSecond,
    String state,
    long matched,
    long replayed,
    long skipped,
    Instant createdAt,
    Instant updatedAt) {

  /** What it looks for; null is any. */
  public record Filter(
      @Nullable String status,
      @Nullable String destinationId,
      @Nullable String canonical,
      @Nullable Instant from,
      @Nullable Instant to) {

    static Filter of(LogFilter filter) {
      return new Filter(
          Optional.ofNullable(filter.status()).map(DeliveryStatus::wireName).orElse(null),
          Optional.ofNullable(filter.destination()).map(DestinationId::value).orElse(null),
          Optional.ofNullable(filter.canonical()).map(CanonicalEvent::wireName).orElse(null),
          filter.from(),
          filter.to());
    }
  }

  /** Newest first. */
  public record Listed(List<ReplayJobAnswer> jobs) {}

  static ReplayJobAnswer of(ReplayJob job) {
    return new ReplayJobAnswer(
        job.id().value(),
        Filter.of(job.order().filter()),
        job.order().run() == Dispatch.Run.REPLAY_TO_DISABLED,
        job.order().pace().perSecond(),
        job.state().wireName(),
        job.matched(),
        job.replayed(),
        job.skipped(),
        job.createdAt(),
        job.updatedAt());
  }
}
