/**
 * How does a committed change reach Kafka, whatever dies in between?
 *
 * <pre>
 *   caller's transaction ──► OutboxTable   one row for the batch, in the same commit
 *          │ committed                                          ▲
 *          ▼                                                    │ deletes, releases
 *      HandOver ──► DirectSender ──► Publisher ──► Kafka ──► Bookkeeper
 *          └ whatever cannot be sent now ──► Sweeper ──► Publisher ──► Kafka
 * </pre>
 *
 * <p>A row is written under a lease as long as this process sends by itself ({@link
 * cc.xtracker.outbox.Mode.Direct}). When Kafka does not take a record in time, or more is under way
 * than memory may hold, the process leaves its rows to the sweeper ({@link
 * cc.xtracker.outbox.Mode.Backlog}), of which one works at a time across all replicas, in the order
 * of acceptance and never past a row that is still leased. Once the backlog is gone the process
 * sends by itself again, with {@link cc.xtracker.outbox.Mode.Rejoining} in between, so that no row
 * overtakes an older one. The same way goes what takes earlier records back ({@link
 * cc.xtracker.outbox.Outbox#writeInTurn}), since only the sweeper keeps the order of all replicas.
 *
 * <p>A record that Kafka refuses for what is in it does not hold up the others: its row is kept,
 * set aside ({@code sweep_after = 'infinity'}), logged and counted. Setting {@code sweep_after =
 * now()} sends the row again.
 */
@NullMarked
package cc.xtracker.outbox;

import org.jspecify.annotations.NullMarked;
