/**
 * How many people of each link and campaign got how far, and what did they pay?
 *
 * <pre>
 *   events, clicks, bindings ─► TopicReader ─► Funnel ─► Stage counts of each Source
 * </pre>
 */
@NullMarked
package cc.xtracker.examples.funnel;

import org.jspecify.annotations.NullMarked;
