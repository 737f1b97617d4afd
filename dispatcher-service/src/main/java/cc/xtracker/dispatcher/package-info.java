/**
 * Kafka in, webhooks out.
 *
 * <pre>
 *   events.v1 ─► intake ─► match ─► enrich ─► lane ─► webhook ─► classify ─► settle ─► deliveries.v1 ─► log
 *                                                        ▲                     │
 *                                                        └────── parked ◄──────┘
 * </pre>
 *
 * An offset or a parked row moves only when what became of it is durable.
 */
@NullMarked
package cc.xtracker.dispatcher;

import org.jspecify.annotations.NullMarked;
