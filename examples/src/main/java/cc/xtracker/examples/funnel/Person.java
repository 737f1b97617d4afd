package cc.xtracker.examples.funnel;

/** A uid is unique within its space only. */
record Person(String space, String uid) {
  /**
   * @param key of a record; a space id holds no colon, a uid may
   */
  static Person ofKey(String key) {
    int colon = key.indexOf(':');
    return new Person(key.substring(0, colon), key.substring(colon + 1));
  }
}
