package cc.xtracker.dispatcher.delivery;

/**
 * How often a delivery has been tried.
 *
 * @param attempts made so far, over its whole life
 * @param ofEarlierRuns those before the last replay: a replay has a fresh budget, while the numbers
 *     go on
 */
public record Progress(int attempts, int ofEarlierRuns) {
  public static final Progress NONE = new Progress(0, 0);

  /** After one more attempt. */
  public Progress next() {
    return new Progress(attempts + 1, ofEarlierRuns);
  }

  /** What the retry policy counts. */
  public int ofThisRun() {
    return attempts - ofEarlierRuns;
  }
}
