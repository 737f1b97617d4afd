package cc.xtracker.model.id;

/** A Telegram user: a positive 64-bit integer. */
public record TgId(long value) {
  /**
   * @throws IllegalArgumentException if the value is not positive
   */
  public TgId {
    if (value <= 0) {
      throw new IllegalArgumentException("tg_id must be a positive 64-bit integer");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
