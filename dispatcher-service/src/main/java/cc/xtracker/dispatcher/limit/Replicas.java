package cc.xtracker.dispatcher.limit;

/** The dispatchers that run at the moment, this one among them. For one thread. */
public interface Replicas {
  /**
   * Shows that this one is alive.
   *
   * @return its part; {@link RateShare#UNKNOWN} until every other has had the time to see it
   */
  RateShare appear();

  /** This one stops: its part falls to the others. */
  void leave();
}
