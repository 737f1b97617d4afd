/**
 * How does the whole system run on one machine, and stay findable when its launcher is gone?
 *
 * <pre>
 *   StackSettings (wanted) ─┐
 *   StackState (remembered) ┴► Blueprint ─► Part per process ─► LocalStack starts, restarts, stops
 *                                                                  └─► stack.env
 * </pre>
 */
@NullMarked
package cc.xtracker.stack.local;

import org.jspecify.annotations.NullMarked;
