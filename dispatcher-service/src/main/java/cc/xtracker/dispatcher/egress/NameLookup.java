package cc.xtracker.dispatcher.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says which addresses a host has at the moment. May block for as long as a resolver does. */
@FunctionalInterface
public interface NameLookup {
  /**
   * @param host a name, or the text of an address
   * @return at least one
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
