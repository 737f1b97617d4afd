package cc.xtracker.dispatcher.limit;

/**
 * The part of every rate limit that falls to this replica, so that all of them together keep it.
 *
 * @param rank of this replica among them, from 0
 * @param count of all; 0 while it is not known, and then nothing that is limited may start
 */
public record RateShare(int rank, int count) {
  public static final RateShare UNKNOWN = new RateShare(0, 0);

  /** The parts of all replicas make up exactly the whole. */
  public int of(int perSecond) {
    return count == 0 ? 0 : perSecond / count + (rank < perSecond % count ? 1 : 0);
  }
}
