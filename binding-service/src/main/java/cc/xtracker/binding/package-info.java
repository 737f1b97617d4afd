/**
 * One truth for who clicked and who they are.
 *
 * <pre>
 *   ingress ────► http ─► click ┐            ┌─► click, binding   (one transaction)
 *                      ─► bind  ┼─► postgres ┤
 *   dispatcher ─► http ─► context┘           └─► outbox ─► xtracker.clicks.v1, xtracker.bindings.v1
 *   operator ───► http ─► erasure ─► postgres ─► the same, and xtracker.erasures.v1
 *                      ─► funnel ◄─ kafka ◄─ xtracker.events.v1, xtracker.clicks.v1, xtracker.bindings.v1
 * </pre>
 *
 * A click and a binding meet in {@code (space, uid)}; either may come first. The first click of a
 * uid stands, and so does its first binding, until they are erased. Inside ({@code click}, {@code
 * bind}, {@code context}, {@code erasure}, {@code funnel}) are the words and the ports; {@code
 * postgres} decides races in the database. The funnel knows the topics only, and could be counted
 * elsewhere.
 */
@NullMarked
package cc.xtracker.binding;

import org.jspecify.annotations.NullMarked;
