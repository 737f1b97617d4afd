/**
 * How fast are events accepted?
 *
 * <pre>
 *   LoadDriver ─► ingress-service    the whole promise: credential, ledger, outbox, Kafka
 *   LoadDriver ─► EchoServer         the ceiling: the same framework parses and answers, keeps nothing
 * </pre>
 */
@NullMarked
package cc.xtracker.bench.ingest;

import org.jspecify.annotations.NullMarked;
