package cc.xtracker.dispatcher.lane;

/** How many people the lanes of one loop may still remember between them. For one thread. */
final class Allowance {
  private int left;

  Allowance(int count) {
    this.left = count;
  }

  /**
   * @return whether so many more may be remembered; otherwise none is taken
   */
  boolean take(int count) {
    if (left < count) {
      return false;
    }
    left -= count;
    return true;
  }

  void giveBack(int count) {
    left += count;
  }
}
