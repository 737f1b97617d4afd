package cc.xtracker.dispatcher.delivery;

/** Counts what became of things, each under its own tag. */
public interface Tally {
  void count(Settled settled);
}
