package cc.xtracker.binding.funnel;

import cc.xtracker.model.id.SpaceId;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a funnel is asked for.
 *
 * @param fromMillis the first moment of it
 * @param toMillis the first moment after it
 * @param link null for all, those without a click included
 * @param campaign the same
 */
public record FunnelQuestion(
    SpaceId space,
    long fromMillis,
    long toMillis,
    Bucket bucket,
    @Nullable String link,
    @Nullable String campaign) {

  /**
   * @throws IllegalArgumentException unless it begins before it ends
   */
  public FunnelQuestion {
    if (fromMillis >= toMillis) {
      throw new IllegalArgumentException("from must be before to");
    }
  }

  public long bucketCount() {
    return (bucket.floor(toMillis - 1) - bucket.floor(fromMillis)) / bucket.millis() + 1;
  }

  /** Where each begins, the first and the last of them cut by the question. */
  public LongStream buckets() {
    return LongStream.range(0, bucketCount())
        .map(index -> bucket.floor(fromMillis) + index * bucket.millis());
  }
}
