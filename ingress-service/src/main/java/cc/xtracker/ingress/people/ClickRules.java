package cc.xtracker.ingress.people;

import static cc.xtracker.ingress.answer.Reason.INVALID_REQUEST;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.field.FieldReader;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.QueryString;
import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.internal.ClickRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a click is optional. What is not given explicitly is taken from the raw query.
 */
public final class ClickRules {
  /** The names that are read; everything else is ignored. */
  public static final Set<String> FIELDS =
      Set.of(
          "uid",
          "link_slug",
          "fbclid",
          "campaign_id",
          "campaign_name",
          "adset_id",
          "adset_name",
          "ad_id",
          "ad_name",
          "placement",
          "country",
          "raw_query");

  private static final int MAX_SLUG_LENGTH = 128;
  private static final int MAX_RAW_QUERY_LENGTH = 8192;
  private static final int MAX_KEY_LENGTH = 255;

  private ClickRules() {}

  /**
   * @param idempotencyKey the header, if there is one
   */
  public static Decision<ClickRequest> decide(Fields fields, @Nullable String idempotencyKey) {
    FieldReader reader = new FieldReader(fields);
    Uid uid = reader.id("uid", Uid::new);
    String slug = bounded(reader, "link_slug", MAX_SLUG_LENGTH);
    String rawQuery = bounded(reader, "raw_query", MAX_RAW_QUERY_LENGTH);
    Attribution attribution = attribution(reader, QueryString.ofText(orEmpty(rawQuery)));
    if (idempotencyKey != null && !printable(idempotencyKey)) {
      reader.refuse(INVALID_REQUEST, "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }
    return reader.decide(
        () ->
            new ClickRequest(
                uid == null ? null : uid.value(), idempotencyKey, slug, rawQuery, attribution));
  }

  private static Attribution attribution(FieldReader explicit, QueryString raw) {
    AttributionReader parts = new AttributionReader(explicit, raw);
    return new Attribution(
        parts.text("fbclid"),
        parts.text("campaign_id"),
        parts.text("campaign_name", "utm_campaign"),
        parts.text("adset_id"),
        parts.text("adset_name"),
        parts.text("ad_id"),
        parts.text("ad_name"),
        parts.text("placement"),
        parts.country());
  }

  private static @Nullable String bounded(FieldReader reader, String name, int maxLength) {
    String text = reader.text(name);
    return text == null
        ? null
        : reader.checked(
            name, INVALID_REQUEST, text, it -> AttributionText.require(name, it, maxLength));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean printable(String key) {
    return !key.isEmpty()
        && key.length() <= MAX_KEY_LENGTH
        && key.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
