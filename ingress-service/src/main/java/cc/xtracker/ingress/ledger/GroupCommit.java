package cc.xtracker.ingress.ledger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Counts whatever waits when the ledger is free, up to a bound, in one transaction. One thread does
 * all the counting: two would share the same batches and keep PostgreSQL busier (ADR 003).
 *
 * <pre>
 *   append ──► queue ──► batch ──► ledger.count ──► tell each loop ──► publish
 * </pre>
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
  private static final long IDLE_MILLIS = 100;

  private final EventLedger ledger;
  private final IntakeLimits limits;
  private final BlockingQueue<Waiting> queue;
  private final Thread committer = Thread.ofPlatform().name("group-commit").unstarted(this::run);

  /** Whether the ledger answered last time; while it did not, nothing is queued. */
  private volatile boolean connected;

  private volatile boolean closing;

  public GroupCommit(EventLedger ledger, IntakeLimits limits) {
    this.ledger = ledger;
    this.limits = limits;
    queue = new ArrayBlockingQueue<>(limits.queueCapacity());
  }

  /** Connects before it returns, if the ledger can be reached. */
  public void start() {
    connect();
    committer.start();
  }

  /** The verdict may be told at once, on this thread, or later on the loop. */
  public void append(Waiting waiting) {
    boolean refused = !accepting() || ledger.full() || !queue.offer(waiting);
    // The committer may have emptied the queue for the last time just before the offer.
    if (refused || (!accepting() && queue.remove(waiting))) {
      waiting.tell(Verdict.UNAVAILABLE);
    }
  }

  /** Whether events can be counted now. */
  public boolean accepting() {
    return connected && !closing;
  }

  public int depth() {
    return queue.size();
  }

  /** Takes nothing more, counts what waits, and returns when all of it is told. */
  @Override
  public void close() {
    closing = true;
    try {
      committer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        step();
      } catch (InterruptedException e) {
        closing = true;
      } catch (RuntimeException e) {
        // The thread root: without this thread nothing is ever counted again.
        LOG.log(Level.ERROR, "a batch was not told", e);
      }
    }
  }

  private void step() throws InterruptedException {
    if (connected) {
      Batch batch = take();
      if (!batch.waiting().isEmpty()) {
        settle(batch);
      }
    } else {
      refuseAll();
      TimeUnit.MILLISECONDS.sleep(limits.backoff().toMillis());
      connect();
    }
  }

  private Batch take() throws InterruptedException {
    List<Waiting> waiting = new ArrayList<>();
    Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      waiting.add(first);
      queue.drainTo(waiting, limits.maxBatch() - 1);
    }
    return new Batch(waiting);
  }

  /** Counts a batch and tells every one of it. */
  void settle(Batch batch) {
    Counted counted;
    try {
      counted = ledger.count(batch.candidates());
    } catch (LedgerUnavailableException | RuntimeException e) {
      connected = false;
      LOG.log(Level.WARNING, "ledger lost", e);
      batch.tellUnavailable();
      return;
    }
    try {
      batch.tellCounted(counted.newIds());
    } finally {
      counted.publish().run();
    }
  }

  private void refuseAll() {
    List<Waiting> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    new Batch(waiting).tellUnavailable();
  }

  private void connect() {
    try {
      ledger.connect();
      connected = true;
      LOG.log(Level.INFO, "ledger connected");
    } catch (LedgerUnavailableException | RuntimeException e) {
      LOG.log(Level.DEBUG, "ledger still away", e);
    }
  }
}
