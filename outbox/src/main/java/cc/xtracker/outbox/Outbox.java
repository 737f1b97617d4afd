package cc.xtracker.outbox;

import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.outbox.OutboxTable.Count;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactional outbox of one process. {@link #write} in the transaction, then exactly one of
 * {@link #committed} and {@link #rolledBack}; none of them waits for Kafka.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** How long {@link #close} waits for each of its parts. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final OutboxSettings settings;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private final HandOver handOver;
  private final DirectSender directSender;
  private final Bookkeeper bookkeeper;
  private final Worker sending;
  private final Worker bookkeeping;
  private final Worker sweeping;

  /**
   * @param database a pool that gives sessions of their own: the sweeper's lock lives in one
   * @param kafka where Kafka is and how to log in; what makes the delivery safe is added here
   */
  public Outbox(
      DataSource database,
      Map<String, Object> kafka,
      OutboxSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.clock = clock;
    this.handOver = new HandOver(settings);
    OutboxMeters outboxMeters = new OutboxMeters(meters, this::stats);
    this.directSender =
        new DirectSender(
            handOver, () -> Publisher.open(kafka, settings, outboxMeters.records("direct")), clock);
    this.bookkeeper = new Bookkeeper(database, handOver, tally, clock);
    Sweeper sweeper =
        new Sweeper(
            database,
            () -> Publisher.open(kafka, settings, outboxMeters.records("sweep")),
            tally,
            settings.sweepInterval());
    this.sending = new Worker("outbox-sender", stopping -> directSender.send());
    this.bookkeeping = new Worker("outbox-bookkeeper", stopping -> bookkeeper.keep());
    this.sweeping = new Worker("outbox-sweeper", sweeper::sweep);
  }

  /** What there is to know about an outbox, for metrics and readiness. */
  public record Stats(
      long rows,
      long bytes,
      Duration oldestAge,
      long setAsideRows,
      String mode,
      int inFlightRecords,
      long inFlightBytes) {}

  public void start() {
    bookkeeping.start();
    sending.start();
    sweeping.start();
  }

  /**
   * Writes one row for all records, in the caller's transaction.
   *
   * @param records not empty
   */
  public OutboxRow write(Connection openTransaction, List<TopicRecord> records)
      throws SQLException {
    Instant now = clock.instant();
    return insert(openTransaction, records, now, handOver.lease(now));
  }

  /**
   * The same for what takes earlier records back: nothing that was written before, by whichever
   * process, comes after it. The sweeper sends it, and for a moment what follows.
   */
  public OutboxRow writeInTurn(Connection openTransaction, List<TopicRecord> records)
      throws SQLException {
    Instant now = clock.instant();
    handOver.standBack(now);
    return insert(openTransaction, records, now, false);
  }

  private OutboxRow insert(
      Connection openTransaction, List<TopicRecord> records, Instant now, boolean leased)
      throws SQLException {
    byte[] payload = RowCodec.encode(records);
    try {
      Duration lease = leased ? settings.lease() : Duration.ZERO;
      long id = OutboxTable.insert(openTransaction, lease, records.size(), payload);
      return new OutboxRow(id, records, payload.length, now, leased);
    } catch (SQLException e) {
      handOver.withdrawn(leased);
      throw e;
    }
  }

  /** The transaction of the row is durable. */
  public void committed(OutboxRow row) {
    tally.wrote(row);
    handOver.committed(row);
    sending.wake();
  }

  /** The transaction of the row did not commit, as far as the caller knows. */
  public void rolledBack(OutboxRow row) {
    handOver.withdrawn(row.leased());
  }

  /**
   * Writes one row for records that are to be sent if this process does not come back to {@link
   * #withdraw} it within its lease. Until then it holds up the sweeper, as every lease does.
   *
   * @param records not empty
   * @return the row
   */
  public long announce(Connection connection, List<TopicRecord> records) throws SQLException {
    byte[] payload = RowCodec.encode(records);
    return OutboxTable.insert(connection, settings.lease(), records.size(), payload);
  }

  /** Takes back what was announced, unless it is sent already. */
  public void withdraw(Connection openTransaction, long announced) throws SQLException {
    OutboxTable.withdraw(openTransaction, announced);
  }

  /** At a configured bound: nothing more is to be accepted for now. */
  public boolean full() {
    Count count = tally.now();
    return count.rows() >= settings.maxRows() || count.bytes() >= settings.maxBytes();
  }

  public Stats stats() {
    Count count = tally.now();
    HandOver.Load load = handOver.load();
    return new Stats(
        count.rows(),
        count.bytes(),
        count.oldestAge(),
        count.setAside(),
        load.mode(),
        load.records(),
        load.bytes());
  }

  /**
   * Call it when nothing is written any more. Sends what is in memory, as far as Kafka takes it
   * within a few seconds; the rest is the next sweeper's.
   */
  @Override
  public void close() {
    try {
      sweeping.stop(CLOSE_WITHIN);
      sending.stop(CLOSE_WITHIN);
      handOver.stop();
      directSender.close(CLOSE_WITHIN);
      bookkeeping.stop(CLOSE_WITHIN);
      bookkeeper.keep();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException databaseAway) {
      LOG.atWarn()
          .setMessage("outbox closed without its database, rows wait for their lease to end")
          .setCause(databaseAway)
          .log();
    }
  }
}
