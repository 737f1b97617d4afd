/**
 * Where did an event spend its time, from the request that brought it to the webhooks that it went
 * to?
 *
 * <pre>
 *   POST /events ─► publish ─► consume ─► attempt, attempt, …
 * </pre>
 *
 * Each step is a span whose parent is in the {@code traceparent} that the step before left in its
 * record. Off, which is the default, there is no OpenTelemetry in the process at all (ADR 025).
 */
@NullMarked
package cc.xtracker.tracing;

import org.jspecify.annotations.NullMarked;
