package cc.xtracker.model.id;

/**
 * What tells two events of one person and one canonical apart. The two forms never collide: an eid
 * that looks like a time is still an eid.
 */
public sealed interface Discriminator {
  /** The network's own id: the same conversion at whatever time it is reported. */
  record ByExternalId(ExternalId eid) implements Discriminator {}

  /** The time of the event, in epoch milliseconds, when there is no eid. */
  record ByTime(long occurredAtMillis) implements Discriminator {}
}
