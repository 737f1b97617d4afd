package cc.xtracker.binding.http;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.operator.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request into the types that know their rules, and says which one breaks its
 * rule. The callers have validated already; these limits only keep what a table cannot hold out of
 * it.
 */
final class Fields {
  /** A quarter of what an index row holds, so that any UTF-8 fits. */
  private static final int MAX_KEY_LENGTH = 512;

  private static final int MAX_TEXT_LENGTH = 8_192;
  private static final int MAX_QUERY_LENGTH = 65_536;

  private Fields() {}

  static SpaceId space(@Nullable String text) {
    return read("space_id", text, SpaceId::new);
  }

  static Uid uid(@Nullable String text) {
    return read("uid", text, Uid::new);
  }

  /**
   * @param body null when the request has none
   */
  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new InvalidRequestException("the body must be a JSON object");
    }
    return body;
  }

  static <V, T> T read(String name, @Nullable V value, Function<V, T> type) {
    if (value == null) {
      throw new InvalidRequestException(name + " is required");
    }
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(name + ": " + e.getMessage());
    }
  }

  static @Nullable String key(@Nullable String text) {
    return text("idempotency_key", text, MAX_KEY_LENGTH);
  }

  static @Nullable String slug(@Nullable String text) {
    return text("link_slug", text, MAX_TEXT_LENGTH);
  }

  static @Nullable String query(@Nullable String text) {
    return text("raw_query", text, MAX_QUERY_LENGTH);
  }

  static Attribution attribution(@Nullable Attribution given) {
    Attribution from = Objects.requireNonNullElse(given, Attribution.UNKNOWN);
    text("attribution.fbclid", from.fbclid(), MAX_TEXT_LENGTH);
    text("attribution.campaign_id", from.campaignId(), MAX_TEXT_LENGTH);
    text("attribution.campaign_name", from.campaignName(), MAX_TEXT_LENGTH);
    text("attribution.adset_id", from.adsetId(), MAX_TEXT_LENGTH);
    text("attribution.adset_name", from.adsetName(), MAX_TEXT_LENGTH);
    text("attribution.ad_id", from.adId(), MAX_TEXT_LENGTH);
    text("attribution.ad_name", from.adName(), MAX_TEXT_LENGTH);
    text("attribution.placement", from.placement(), MAX_TEXT_LENGTH);
    text("attribution.country", from.country(), MAX_TEXT_LENGTH);
    return from;
  }

  private static @Nullable String text(String name, @Nullable String text, int maxLength) {
    if (text == null) {
      return null;
    }
    if (text.length() > maxLength) {
      throw new InvalidRequestException(name + " must be at most " + maxLength + " characters");
    }
    // PostgreSQL has no NUL in a text, UTF-8 no unpaired surrogate.
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidRequestException(name + " must be well-formed Unicode without NUL");
    }
    return text;
  }
}
