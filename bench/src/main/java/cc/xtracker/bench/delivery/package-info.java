/**
 * How fast and how evenly are events delivered?
 *
 * <pre>
 *   Events ─► xtracker.events.v1 ─► dispatcher-service ─► Sink     what is measured
 *                                           BareClient ─► Sink     the ceiling of throughput
 * </pre>
 */
@NullMarked
package cc.xtracker.bench.delivery;

import org.jspecify.annotations.NullMarked;
