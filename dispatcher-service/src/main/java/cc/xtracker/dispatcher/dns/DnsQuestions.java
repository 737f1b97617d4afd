package cc.xtracker.dispatcher.dns;

import cc.xtracker.dispatcher.egress.EgressConfig;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsServerAddressStream;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Puts a question to one name server after the other until one knows. A name is absolute: no search
 * domain of a cluster makes something internal of it.
 */
final class DnsQuestions {
  /** A server that is alone is asked twice, since UDP may lose a packet; of many, three. */
  private static final int FEWEST_TRIES = 2;

  private static final int MOST_TRIES = 3;

  /** Does not fragment on the way (DNS flag day 2020). */
  private static final int MAX_UDP_BYTES = 1232;

  private final DnsNameResolver resolver;
  private final DnsServerAddressStreamProvider servers;

  DnsQuestions(EventLoop loop, DnsServerAddressStreamProvider servers, EgressConfig config) {
    this.servers = servers;
    resolver =
        new DnsNameResolverBuilder(loop)
            .datagramChannelType(NioDatagramChannel.class)
            // A port of its own for each question, so that an answer cannot be guessed (RFC 5452).
            .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
            // For answers that do not fit into a datagram.
            .socketChannelType(NioSocketChannel.class)
            .nameServerProvider(servers)
            .queryTimeoutMillis(config.lookupTimeout().toMillis())
            .maxPayloadSize(MAX_UDP_BYTES)
            .searchDomains(List.of())
            .build();
  }

  /**
   * @return empty when no server could say; never fails
   */
  CompletableFuture<Optional<Records>> addresses(String name) {
    CompletableFuture<Optional<Records>> ipv4 = ask(name, DnsRecordType.A);
    if (resolver.resolvedAddressTypes() == ResolvedAddressTypes.IPV4_ONLY) {
      return ipv4;
    }
    return ipv4.thenCombine(ask(name, DnsRecordType.AAAA), DnsQuestions::both);
  }

  /** Half an answer is good when it has an address; that there is none needs both halves. */
  private static Optional<Records> both(Optional<Records> ipv4, Optional<Records> ipv6) {
    if (ipv4.isPresent() && ipv6.isPresent()) {
      return Optional.of(ipv4.get().and(ipv6.get()));
    }
    return ipv4.or(() -> ipv6).filter(half -> !half.addresses().isEmpty());
  }

  private CompletableFuture<Optional<Records>> ask(String name, DnsRecordType type) {
    DnsServerAddressStream stream = servers.nameServerAddressStream(name);
    CompletableFuture<Optional<Records>> answer = new CompletableFuture<>();
    ask(
        new DefaultDnsQuestion(name, type),
        stream,
        Math.clamp(stream.size(), FEWEST_TRIES, MOST_TRIES),
        answer);
    return answer;
  }

  private void ask(
      DefaultDnsQuestion question,
      DnsServerAddressStream stream,
      int triesLeft,
      CompletableFuture<Optional<Records>> answer) {
    resolver
        .query(stream.next(), question)
        .addListener(
            (Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> said) -> {
              Optional<Records> found =
                  said.isSuccess() ? read(said.getNow(), question.type()) : Optional.empty();
              if (found.isPresent() || triesLeft == 1) {
                answer.complete(found);
              } else {
                ask(question, stream, triesLeft - 1, answer);
              }
            });
  }

  private static Optional<Records> read(
      AddressedEnvelope<DnsResponse, InetSocketAddress> envelope, DnsRecordType type) {
    try {
      return Records.of(envelope.content(), type);
    } finally {
      envelope.release();
    }
  }

  void close() {
    resolver.close();
  }
}
