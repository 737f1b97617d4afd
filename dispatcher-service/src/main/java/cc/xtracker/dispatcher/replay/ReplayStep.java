package cc.xtracker.dispatcher.replay;

import cc.xtracker.dispatcher.log.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a job did.
 *
 * @param asked how many it could have taken
 * @param matched how many it found
 * @param replayed how many of those are due now; the others have no destination or no body any more
 * @param last the last one it found; null when it found none
 */
public record ReplayStep(int asked, int matched, int replayed, @Nullable Cursor last) {}
