package cc.xtracker.dispatcher.delivery;

/** Why no answer arrived; the fixed vocabulary of the delivery log's {@code last_error}. */
public enum NetworkFailure {
  UNKNOWN_HOST("unknown_host"),
  CONNECT_FAILED("connect_failed"),
  CONNECT_TIMEOUT("connect_timeout"),
  TLS_FAILED("tls_failed"),
  TIMEOUT("timeout"),
  CONNECTION_CLOSED("connection_closed"),
  INVALID_RESPONSE("invalid_response");

  private final String wireName;

  NetworkFailure(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
