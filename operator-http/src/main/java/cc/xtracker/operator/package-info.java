/**
 * What the operator and internal surfaces of every service share: who may enter, and how a refusal
 * looks.
 *
 * <pre>
 *   request ─► @OperatorOnly / @ServiceOnly ─► resource ─► answer
 *                      │ 401                      │ anything thrown
 *                      └────────► Refusal ◄───────┘
 * </pre>
 *
 * The tenant surface of ingress has credentials of its own and does not pass here.
 */
@NullMarked
package cc.xtracker.operator;

import org.jspecify.annotations.NullMarked;
