package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.id.DestinationId;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Lets every replica know how a destination is. Thread-safe; never blocks. Every stage completes
 * once it is durable, however long that takes.
 */
public interface HealthBoard {
  /** The receiver asked for a pause. */
  CompletionStage<Void> hold(DestinationId destination, Instant until);

  /** It fails as a whole. Changes nothing when that is known already. */
  CompletionStage<Void> open(DestinationId destination, Instant since, Instant probeAt);

  /** A probe failed, or could not be made. */
  CompletionStage<Void> stillFailing(DestinationId destination, Ailment ailment, Instant probeAt);

  /** A probe succeeded: everything that waits is due. */
  CompletionStage<Void> recovered(DestinationId destination, Instant at);
}
