package cc.xtracker.dispatcher.delivery;

/**
 * How often a delivery has been tried.
 *
 * @param attempts made so far, over its whole life
 * @param uncounted those that the retry policy does not count: of the time before the last replay,
 *     and those that only probed a failing destination
 */
public record Progress(int attempts, int uncounted) {
  public static final Progress NONE = new Progress(0, 0);

  /** After one more attempt. */
  public Progress next() {
    return new Progress(attempts + 1, uncounted);
  }

  /** After one more attempt that only probed its destination. */
  public Progress nextUncounted() {
    return new Progress(attempts + 1, uncounted + 1);
  }

  /** What the retry policy counts. */
  public int counted() {
    return attempts - uncounted;
  }
}
