package cc.xtracker.dispatcher.log;

import cc.xtracker.model.id.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a space, newest first.
 *
 * @param limit entries on a page at most
 * @param after the last entry of the page before; null for the first page
 */
public record LogQuery(SpaceId space, LogFilter filter, int limit, @Nullable Cursor after) {}
