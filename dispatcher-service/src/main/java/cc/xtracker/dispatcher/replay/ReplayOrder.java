package cc.xtracker.dispatcher.replay;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.log.LogFilter;

/**
 * What somebody asked to be sent again.
 *
 * @param run a replay, of one kind or the other
 */
public record ReplayOrder(LogFilter filter, Dispatch.Run run, Pace pace) {}
