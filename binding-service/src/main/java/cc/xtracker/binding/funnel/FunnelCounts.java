package cc.xtracker.binding.funnel;

import java.util.Map;

/** Counts what was taken. */
public interface FunnelCounts {
  /**
   * As of one moment. What is older than this is not there, whether it was forgotten already or
   * not.
   */
  Funnel count(FunnelQuestion question, long sinceMillis);

  /**
   * The answer to a question.
   *
   * @param series by the beginning of the bucket, in epoch milliseconds; none where nothing
   *     happened
   */
  record Funnel(Counts whole, Map<Long, Counts> series) {
    public Funnel {
      series = Map.copyOf(series);
    }
  }
}
