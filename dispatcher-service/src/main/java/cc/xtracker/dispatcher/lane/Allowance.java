package cc.xtracker.dispatcher.lane;

/** How many people the lanes of one loop may still remember between them. For one thread. */
final class Allowance {
  private int left;

  Allowance(int count) {
    this.left = count;
  }

  /**
   * @return whether one more may be remembered
   */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  void giveBack(int count) {
    left += count;
  }
}
