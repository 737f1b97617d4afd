package cc.xtracker.dispatcher.egress;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** What became of the question for the addresses of a name. */
public sealed interface NameAnswer {
  /**
   * @param addresses at least one
   * @param ttl how long the answer may be remembered
   */
  record Found(List<InetAddress> addresses, Duration ttl) implements NameAnswer {
    public Found {
      addresses = List.copyOf(addresses);
    }
  }

  /** The name does not exist, or has no address: a matter of its owner. */
  record Unknown() implements NameAnswer {}

  /** No name server could say; a fault of our own. */
  record ResolverDown() implements NameAnswer {}

  /** Too many ask at once: this one was not looked up. */
  record Overloaded() implements NameAnswer {}
}
