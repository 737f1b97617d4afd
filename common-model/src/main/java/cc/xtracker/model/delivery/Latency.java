package cc.xtracker.model.delivery;

/**
 * How long a request took, and where the time went. A phase that was not reached, or not needed
 * because a connection stood, took no time.
 *
 * @param resolveMillis until the addresses of the host were known
 * @param connectMillis until a connection stood, TLS and the wait for a free one included
 * @param waitMillis from the request to the first byte of the answer
 * @param readMillis until the answer was read
 */
public record Latency(
    long totalMillis, long resolveMillis, long connectMillis, long waitMillis, long readMillis) {
  /** Of an attempt that made no request. */
  public static final Latency NONE = new Latency(0, 0, 0, 0, 0);
}
