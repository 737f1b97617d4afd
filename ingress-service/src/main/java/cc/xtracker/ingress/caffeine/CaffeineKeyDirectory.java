package cc.xtracker.ingress.caffeine;

import cc.xtracker.ingress.auth.KeyDirectory;
import cc.xtracker.ingress.auth.KeyLimits;
import cc.xtracker.ingress.auth.KeyTable;
import cc.xtracker.ingress.auth.SecretHash;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers keys for a moment, unknown ones too. A key in use is read again before the moment is
 * over, so nobody waits for it; a key that nobody used for a moment is read before it is used.
 */
public final class CaffeineKeyDirectory implements KeyDirectory, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CaffeineKeyDirectory.class);
  private static final Found UNREACHABLE = new Found.Unreachable();

  private final KeyTable table;
  private final KeyLimits limits;
  private final Ticker ticker;
  private final Cache<SecretHash, Remembered> remembered;
  private final Map<SecretHash, CompletableFuture<Found>> reading = new ConcurrentHashMap<>();
  private final ExecutorService readers;

  /**
   * @param readAt when the table was asked
   * @param trustedSince the same, or when the table was asked last without an answer
   */
  private record Remembered(Found found, long readAt, long trustedSince) {}

  public CaffeineKeyDirectory(KeyTable table, KeyLimits limits, Ticker ticker) {
    this.table = table;
    this.limits = limits;
    this.ticker = ticker;
    remembered =
        Caffeine.newBuilder()
            .maximumSize(limits.maxCached())
            .expireAfterWrite(limits.maxStaleness())
            .ticker(ticker)
            .build();
    readers =
        new ThreadPoolExecutor(
            limits.maxLoads(),
            limits.maxLoads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.maxWaiting()),
            Thread.ofVirtual().name("key-reader-", 0).factory());
  }

  @Override
  public CompletableFuture<Found> find(SecretHash hash) {
    Remembered known = remembered.getIfPresent(hash);
    if (known == null) {
      return read(hash);
    }
    long age = ticker.read() - known.trustedSince;
    if (age < limits.refreshAfter().toNanos()) {
      return CompletableFuture.completedFuture(known.found);
    }
    CompletableFuture<Found> fresh = read(hash);
    return age < limits.maxAge().toNanos() ? CompletableFuture.completedFuture(known.found) : fresh;
  }

  /** How many keys are remembered. */
  public long size() {
    return remembered.estimatedSize();
  }

  @Override
  public void close() {
    readers.shutdown();
  }

  private CompletableFuture<Found> read(SecretHash hash) {
    CompletableFuture<Found> fresh = new CompletableFuture<>();
    CompletableFuture<Found> running = reading.putIfAbsent(hash, fresh);
    if (running != null) {
      return running;
    }
    try {
      return CompletableFuture.supplyAsync(() -> ask(hash), readers)
          .orTimeout(limits.patience().toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(failure -> unanswered(hash, failure))
          .thenApply(latest -> settle(hash, fresh, latest));
    } catch (RejectedExecutionException tooMany) {
      return CompletableFuture.completedFuture(settle(hash, fresh, null));
    }
  }

  private Remembered ask(SecretHash hash) {
    // Before the query: what changes while it runs is seen by the next one.
    long askedAt = ticker.read();
    Found found = table.find(hash).<Found>map(Found.Known::new).orElseGet(Found.Unknown::new);
    return new Remembered(found, askedAt, askedAt);
  }

  /** What was known before stands for a while, so that its owner hears 503 and not 401. */
  private @Nullable Remembered unanswered(SecretHash hash, Throwable failure) {
    LOG.debug("api_key cannot be read", failure);
    long now = ticker.read();
    Remembered known = remembered.getIfPresent(hash);
    return known != null
            && known.found instanceof Found.Known
            && now - known.readAt <= limits.maxStaleness().toNanos()
        ? new Remembered(known.found, known.readAt, now)
        : null;
  }

  private Found settle(
      SecretHash hash, CompletableFuture<Found> fresh, @Nullable Remembered latest) {
    if (latest != null) {
      remembered.put(hash, latest);
    }
    Found found = latest == null ? UNREACHABLE : latest.found;
    reading.remove(hash);
    fresh.complete(found);
    return found;
  }
}
