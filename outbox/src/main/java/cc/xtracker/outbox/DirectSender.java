package cc.xtracker.outbox;

import cc.xtracker.outbox.Publisher.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends, on a thread of its own, the rows that this process hands over from memory. */
final class DirectSender {
  /** How soon a broken producer is noticed when nothing is handed over. */
  private static final Duration REST = Duration.ofMillis(200);

  private final HandOver handOver;
  private final Supplier<Publisher> publishers;
  private final InstantSource clock;

  /** The current one; used by the sender's thread only. */
  private @Nullable Publisher publisher;

  DirectSender(HandOver handOver, Supplier<Publisher> publishers, InstantSource clock) {
    this.handOver = handOver;
    this.publishers = publishers;
    this.clock = clock;
  }

  /** Sends all there is. */
  Duration send() {
    while (true) {
      retireBroken();
      Optional<OutboxRow> next = handOver.next(clock.instant());
      if (next.isEmpty()) {
        return REST;
      }
      send(next.get());
    }
  }

  /** Waits for what is under way, then gives it up. To be called when the thread has ended. */
  void close(Duration patience) {
    if (publisher != null) {
      publisher.close(patience);
    }
  }

  private void send(OutboxRow row) {
    try {
      publisher().publish(row.records(), outcome -> handOver.settled(row, outcome));
    } catch (KafkaException noProducer) {
      handOver.settled(row, Outcome.GIVEN_UP);
      throw noProducer;
    }
  }

  /** After this every row that was sent through it has been given up. */
  private void retireBroken() {
    if (publisher != null && publisher.broken()) {
      publisher.close();
      publisher = null;
    }
  }

  private Publisher publisher() {
    if (publisher == null) {
      publisher = publishers.get();
    }
    return publisher;
  }
}
