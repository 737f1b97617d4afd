package cc.xtracker.dispatcher.postgres;

/** This process among all dispatchers, as leases name it. Never used again after a restart. */
public record ReplicaId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
