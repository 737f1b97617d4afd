package cc.xtracker.binding.click;

import cc.xtracker.model.click.Click;
import org.jspecify.annotations.Nullable;

/**
 * A click on its way in. It becomes the click of its uid unless the uid has one, or the key was
 * seen before in the space.
 *
 * @param rawQuery stays here: it may hold what a topic must not
 */
public record NewClick(Click click, @Nullable String idempotencyKey, @Nullable String rawQuery) {}
