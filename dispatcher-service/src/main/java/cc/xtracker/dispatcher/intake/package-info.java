/**
 * Which deliveries follow from the records of the events topic, and how far is the topic done?
 *
 * <pre>
 *   poll ─► decode ─► match ─► enrich ─► submit ─► (lanes) ─► settled ─► offset
 * </pre>
 */
@NullMarked
package cc.xtracker.dispatcher.intake;

import org.jspecify.annotations.NullMarked;
