package cc.xtracker.dispatcher.egress;

import java.net.InetAddress;

/** A range of addresses in CIDR form, IPv4 or IPv6. */
record Network(InetAddress prefix, int prefixBits) {

  /**
   * @param cidr such as {@code 10.0.0.0/8} or {@code fd00::/8}; a bare address means itself alone
   * @throws IllegalArgumentException if it is not one
   */
  static Network parse(String cidr) {
    int slash = cidr.indexOf('/');
    InetAddress prefix = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash));
    int widthBits = prefix.getAddress().length * Byte.SIZE;
    int prefixBits = slash < 0 ? widthBits : Integer.parseInt(cidr, slash + 1, cidr.length(), 10);
    if (prefixBits < 0 || prefixBits > widthBits) {
      throw new IllegalArgumentException(cidr + " has no prefix length of 0 to " + widthBits);
    }
    return new Network(prefix, prefixBits);
  }

  boolean contains(InetAddress address) {
    byte[] given = address.getAddress();
    byte[] network = prefix.getAddress();
    if (given.length != network.length) {
      return false;
    }
    int wholeBytes = prefixBits / Byte.SIZE;
    for (int i = 0; i < wholeBytes; i++) {
      if (given[i] != network[i]) {
        return false;
      }
    }
    int restBits = prefixBits % Byte.SIZE;
    return restBits == 0
        || ((given[wholeBytes] ^ network[wholeBytes]) & 0xff) >> (Byte.SIZE - restBits) == 0;
  }
}
