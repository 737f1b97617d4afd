/**
 * Does counting stay fast when the ledger is large?
 *
 * <pre>
 *   Clicks ─► PostgresEventLedger ─► PostgreSQL    the transaction of ingress-service, no HTTP, no Kafka
 *             an empty ledger and a filled one take turns
 * </pre>
 */
@NullMarked
package cc.xtracker.bench.ledger;

import org.jspecify.annotations.NullMarked;
