package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.NextAttempt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as the log keeps it.
 *
 * @param next what was due after it; null when nothing was
 * @param replay whether somebody asked for it after the delivery had come to an end
 */
public record LoggedAttempt(Attempt attempt, @Nullable NextAttempt next, boolean replay) {}
