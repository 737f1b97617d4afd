/**
 * Accepts what tenants report, or says why not; counts each event once.
 *
 * <pre>
 *   http ──► auth ──► field ──► intake ──► ledger ──► postgres ──► outbox ──► Kafka
 *     │        │                people ──► binding ──► binding-service
 *     │        └──► caffeine ──► postgres
 *     └──► space ──► postgres
 * </pre>
 *
 * Every call is <em>authenticate → decode → decide → append → answer</em>. An event is answered
 * {@code queued} only after the transaction that counts it and keeps its record is durable.
 */
@NullMarked
package cc.xtracker.ingress;

import org.jspecify.annotations.NullMarked;
