package cc.xtracker.dispatcher.dns;

import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameAnswer;
import cc.xtracker.dispatcher.egress.NameLookup;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.resolver.DefaultHostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up in the hosts file, then at the name servers of the system. One thread of its own
 * does all of it and guards the fields; a bounded number of lookups runs at once, the others wait.
 */
public final class DnsLookup implements NameLookup, AutoCloseable {
  private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

  private final NioEventLoopGroup thread =
      new NioEventLoopGroup(1, new DefaultThreadFactory("name-lookup", true));
  private final EventLoop loop = thread.next();
  private final DefaultHostsFileEntriesResolver hosts = new DefaultHostsFileEntriesResolver();
  private final DnsQuestions questions;
  private final EgressConfig config;

  /** Whoever asks for a name that is being looked up gets the same answer. */
  private final Map<String, CompletableFuture<NameAnswer>> asked = new HashMap<>();

  private final Deque<String> waiting = new ArrayDeque<>();
  private int runningCount;

  public DnsLookup(EgressConfig config) {
    this(config, DnsServerAddressStreamProviders.platformDefault());
  }

  DnsLookup(EgressConfig config, DnsServerAddressStreamProvider servers) {
    this.config = config;
    this.questions = new DnsQuestions(loop, servers, config);
  }

  @Override
  public CompletionStage<NameAnswer> lookUp(String name) {
    CompletableFuture<NameAnswer> answer = new CompletableFuture<>();
    loop.execute(() -> asked(name).thenAccept(answer::complete));
    return answer;
  }

  private CompletionStage<NameAnswer> asked(String name) {
    CompletableFuture<NameAnswer> already = asked.get(name);
    if (already != null) {
      return already;
    }
    if (waiting.size() >= config.maxWaitingLookups()) {
      return CompletableFuture.completedFuture(new NameAnswer.Overloaded());
    }
    CompletableFuture<NameAnswer> answer = new CompletableFuture<>();
    asked.put(name, answer);
    waiting.add(name);
    runNext();
    return answer;
  }

  private void runNext() {
    while (runningCount < config.lookupsAtOnce() && !waiting.isEmpty()) {
      String name = waiting.remove();
      runningCount++;
      look(name)
          .thenAccept(
              answer -> {
                runningCount--;
                asked.remove(name).complete(answer);
                runNext();
              });
    }
  }

  private CompletionStage<NameAnswer> look(String name) {
    List<InetAddress> noted = hosts.addresses(name, ResolvedAddressTypes.IPV4_PREFERRED);
    return noted == null
        ? questions.addresses(name).thenApply(this::answer)
        : CompletableFuture.completedFuture(new NameAnswer.Found(noted, config.nameTtl()));
  }

  private NameAnswer answer(Optional<Records> said) {
    return said.map(
            records ->
                records.addresses().isEmpty()
                    ? new NameAnswer.Unknown()
                    : new NameAnswer.Found(records.addresses(), bounded(records.ttlSeconds())))
        .orElseGet(NameAnswer.ResolverDown::new);
  }

  private Duration bounded(long ttlSeconds) {
    long most = Math.max(SHORTEST_TTL.toSeconds(), config.nameTtl().toSeconds());
    return Duration.ofSeconds(Math.clamp(ttlSeconds, SHORTEST_TTL.toSeconds(), most));
  }

  @Override
  public void close() {
    questions.close();
    var _ = thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
