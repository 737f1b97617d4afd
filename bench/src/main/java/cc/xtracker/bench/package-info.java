/**
 * How fast, compared with what, on this machine, in one run?
 *
 * <pre>
 *   LoadDriver ─► ingress-service    the whole promise: credential, ledger, outbox, Kafka
 *   LoadDriver ─► EchoServer         the ceiling: the same framework parses and answers, keeps nothing
 * </pre>
 *
 * Load, broker, database and services share the machine, so only ratios travel.
 */
@NullMarked
package cc.xtracker.bench;

import org.jspecify.annotations.NullMarked;
