package cc.xtracker.k8s;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses in CIDR form. */
record Network(int familyBits, BigInteger address, int prefixBits) {
  static Network parse(String cidr) {
    String[] parts = cidr.split("/");
    try {
      byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
      return new Network(
          bytes.length * Byte.SIZE, new BigInteger(1, bytes), Integer.parseInt(parts[1]));
    } catch (UnknownHostException e) {
      throw new AssertionError(cidr, e);
    }
  }

  boolean contains(Network other) {
    return familyBits == other.familyBits
        && prefixBits <= other.prefixBits
        && address.xor(other.address).shiftRight(familyBits - prefixBits).signum() == 0;
  }

  boolean overlaps(Network other) {
    return contains(other) || other.contains(this);
  }
}
