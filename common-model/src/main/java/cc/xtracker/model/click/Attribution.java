package cc.xtracker.model.click;

import org.jspecify.annotations.Nullable;

/**
 * Where a click came from, as far as it is known: every part may be null.
 *
 * @param country ISO 3166 alpha-2, upper case
 */
public record Attribution(
    @Nullable String fbclid,
    @Nullable String campaignId,
    @Nullable String campaignName,
    @Nullable String adsetId,
    @Nullable String adsetName,
    @Nullable String adId,
    @Nullable String adName,
    @Nullable String placement,
    @Nullable String country) {

  /** Nothing is known. */
  public static final Attribution UNKNOWN =
      new Attribution(null, null, null, null, null, null, null, null, null);
}
