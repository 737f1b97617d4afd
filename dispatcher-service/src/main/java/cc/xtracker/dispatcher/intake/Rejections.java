package cc.xtracker.dispatcher.intake;

/** Where it is recorded that a record could not be decoded. */
public interface Rejections {
  /**
   * @param whenRecorded called once it is durable, however long that takes
   */
  void reject(int partition, long offset, String reason, Runnable whenRecorded);
}
