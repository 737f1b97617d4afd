package cc.xtracker.dispatcher.egress;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/**
 * The one judge of addresses, at save and at every connection: a public address, or one in a
 * network that the operator allow-listed. IPv4-mapped addresses need no rule, because Java turns
 * them into the IPv4 address that they are.
 */
public final class AddressPolicy {
  private final List<Network> allowed;

  /**
   * @param allowedNetworks in CIDR form
   * @throws IllegalArgumentException if one is not
   */
  public AddressPolicy(Collection<String> allowedNetworks) {
    allowed = allowedNetworks.stream().map(String::strip).map(Network::parse).toList();
  }

  public boolean permits(InetAddress address) {
    return allowListed(address) || AddressKinds.of(address) == AddressKind.PUBLIC;
  }

  public boolean allowListed(InetAddress address) {
    for (Network network : allowed) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
