package cc.xtracker.binding.funnel;

import cc.xtracker.binding.funnel.Move.Partition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is counted, and how far the topics are read: both change together. */
public interface FunnelLedger {

  /** The offsets at which to go on, one for each partition; zero where nothing was read. */
  Map<Partition, Long> places(Set<Partition> partitions);

  /**
   * All of it or nothing. What was taken before changes nothing.
   *
   * @return false if a partition is not where the move begins, because somebody else reads it or
   *     all begins anew: then nothing was changed
   */
  boolean take(Batch batch, List<Move> moves);

  /** Forgets everything, so that all readers begin at the beginning. */
  void beginAnew();

  /**
   * Forgets what is older, some of it at a time.
   *
   * @return whether there may be more
   */
  boolean forget(long beforeMillis, int rowCount);
}
