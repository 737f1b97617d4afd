package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.WebhookSender;
import java.util.concurrent.Executor;

/**
 * A thread that never blocks, and the sender whose answers arrive on it.
 *
 * @param thread runs tasks one after the other in their order
 */
public record Loop(Executor thread, WebhookSender sender) {}
