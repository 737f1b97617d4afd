package cc.xtracker.ingress.ledger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts whatever waits when the ledger is free, up to a bound, in one transaction; a few that come
 * alone wait a moment for company. One thread does all the counting: two would share the same
 * batches and keep PostgreSQL busier (ADR 003).
 *
 * <pre>
 *   append ──► waiting room ──► batch ──► ledger.count ──► tell each loop ──► publish
 * </pre>
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
  private static final Duration IDLE = Duration.ofMillis(100);

  private final EventLedger ledger;
  private final IntakeLimits limits;
  private final WaitingRoom room;
  private final Thread committer = Thread.ofPlatform().name("group-commit").unstarted(this::run);

  /** Whether the ledger answered last time; while it did not, nothing is queued. */
  private volatile boolean connected;

  private volatile boolean closing;

  public GroupCommit(EventLedger ledger, IntakeLimits limits) {
    this.ledger = ledger;
    this.limits = limits;
    room = new WaitingRoom(limits.queueCapacity(), limits.maxBatch(), limits.worthwhileBatch());
  }

  /** Connects before it returns, if the ledger can be reached. */
  public void start() {
    connect();
    committer.start();
  }

  /** The verdicts may be told at once, on this thread, or later on the loop. */
  public void append(Waiting waiting) {
    boolean refused = !accepting() || ledger.full() || !room.offer(waiting);
    // The committer may have emptied the room for the last time just before the offer.
    if (refused || (!accepting() && room.withdraw(waiting))) {
      waiting.tell(waiting.each(candidate -> Verdict.UNAVAILABLE));
    }
  }

  /** In events: a larger request never finds room. */
  public int largestRequest() {
    return room.largest();
  }

  /** Whether events can be counted now. */
  public boolean accepting() {
    return connected && !closing;
  }

  /** In events. */
  public int depth() {
    return room.depth();
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
    while (!closing || room.depth() > 0) {
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
      Batch batch = new Batch(room.take(IDLE, limits.gatherTime()));
      if (!batch.waiting().isEmpty()) {
        settle(batch);
      }
    } else {
      new Batch(room.takeAll()).tellUnavailable();
      TimeUnit.MILLISECONDS.sleep(limits.backoff().toMillis());
      connect();
    }
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
      batch.tellCounted(counted);
    } finally {
      counted.publish().run();
    }
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
