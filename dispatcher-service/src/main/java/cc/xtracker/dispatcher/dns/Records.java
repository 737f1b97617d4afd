package cc.xtracker.dispatcher.dns;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses in a name server's answer.
 *
 * @param addresses none when the name does not exist or has no address of the kind
 * @param ttlSeconds the shortest of the chain that led to them
 */
record Records(List<InetAddress> addresses, long ttlSeconds) {
  /**
   * @return empty when the server did not know and another one may (RFC 1035 section 4.1.1)
   */
  static Optional<Records> of(DnsResponse response, DnsRecordType type) {
    if (response.code().equals(DnsResponseCode.NXDOMAIN)) {
      return Optional.of(new Records(List.of(), 0));
    }
    if (!response.code().equals(DnsResponseCode.NOERROR)) {
      return Optional.empty();
    }
    List<InetAddress> addresses = new ArrayList<>();
    long ttlSeconds = Long.MAX_VALUE;
    for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
      DnsRecord record = response.recordAt(DnsSection.ANSWER, i);
      ttlSeconds = Math.min(ttlSeconds, record.timeToLive());
      if (record.type().equals(type) && record instanceof DnsRawRecord raw) {
        address(raw.content()).ifPresent(addresses::add);
      }
    }
    return Optional.of(new Records(List.copyOf(addresses), ttlSeconds));
  }

  /** IPv4 first: the connection is tried in this order. */
  Records and(Records ipv6) {
    return new Records(
        Stream.concat(addresses.stream(), ipv6.addresses.stream()).toList(),
        Math.min(ttlSeconds, ipv6.addresses.isEmpty() ? Long.MAX_VALUE : ipv6.ttlSeconds));
  }

  private static Optional<InetAddress> address(ByteBuf content) {
    try {
      return Optional.of(InetAddress.getByAddress(ByteBufUtil.getBytes(content)));
    } catch (UnknownHostException neither4Nor16Bytes) {
      return Optional.empty();
    }
  }
}
