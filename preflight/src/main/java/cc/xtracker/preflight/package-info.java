/**
 * May this process start as it is set up?
 *
 * <pre>
 *   settings ─► SecretRules ─┐
 *                            ├─► Preflight ─► complaints? ─┬─ production: no start
 *   Kafka ────► TopicCheck ──┘                             └─ trial: a warning
 *                    │
 *                    └─ Kafka comes later ─► TopicsReady
 * </pre>
 */
@NullMarked
package cc.xtracker.preflight;

import org.jspecify.annotations.NullMarked;
