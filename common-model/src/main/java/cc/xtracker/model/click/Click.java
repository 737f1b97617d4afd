package cc.xtracker.model.click;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.jspecify.annotations.Nullable;

/**
 * One visit through a link. The raw query stays with binding-service: it may hold what a topic must
 * not.
 *
 * @param linkSlug null when the click was back-filled without one; the link need not exist
 */
public record Click(
    SpaceId space,
    Uid uid,
    @Nullable String linkSlug,
    Attribution attribution,
    long clickedAtMillis) {}
