package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameLookup;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers the addresses of hosts for a short while and looks up the others on virtual threads, a
 * bounded number at once.
 */
public final class CachedNames implements NameLookup, AutoCloseable {
  private final NameLookup lookup;
  private final AsyncCache<String, List<InetAddress>> known;
  private final ThreadPoolExecutor lookups;
  private final Duration patience;

  public CachedNames(NameLookup lookup, EgressConfig config) {
    this.lookup = lookup;
    this.patience = config.lookupTimeout();
    this.known =
        Caffeine.newBuilder()
            .maximumSize(config.maxNames())
            .expireAfter(
                Expiry.creating(
                    (String _, List<InetAddress> found) ->
                        found.isEmpty() ? config.unknownNameTtl() : config.nameTtl()))
            .buildAsync();
    this.lookups =
        new ThreadPoolExecutor(
            config.lookupsAtOnce(),
            config.lookupsAtOnce(),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(config.maxWaitingLookups()),
            Thread.ofVirtual().name("name-lookup-", 0).factory());
  }

  /** Never blocks. Empty when nobody knows the host. */
  CompletableFuture<List<InetAddress>> resolve(String host) {
    try {
      return known.get(
          host, (name, _) -> CompletableFuture.supplyAsync(() -> lookUp(name), lookups));
    } catch (RejectedExecutionException tooManyWait) {
      return CompletableFuture.completedFuture(List.of());
    }
  }

  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    List<InetAddress> found;
    try {
      found = resolve(host).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } catch (ExecutionException | TimeoutException e) {
      throw (UnknownHostException) new UnknownHostException(host).initCause(e);
    }
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return found;
  }

  private List<InetAddress> lookUp(String host) {
    try {
      return List.copyOf(lookup.addresses(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
