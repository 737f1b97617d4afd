package cc.xtracker.model.internal;

import cc.xtracker.model.click.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /internal/spaces/{space}/clicks}, from ingress to binding. Already validated by
 * ingress.
 *
 * @param uid null to have one minted; the first click of a uid stands
 * @param idempotencyKey a request with a key seen before in the space answers that click's uid
 * @param rawQuery kept with the click as given
 */
public record ClickRequest(
    @Nullable String uid,
    @Nullable String idempotencyKey,
    @Nullable String linkSlug,
    @Nullable String rawQuery,
    Attribution attribution) {}
