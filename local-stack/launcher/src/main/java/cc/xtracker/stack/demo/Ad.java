package cc.xtracker.stack.demo;

import java.util.Map;

/** Where the person of the story comes from, and what they pay in the end. */
final class Ad {
  static final String CAMPAIGN = "promoX";

  static final Map<String, String> CLICK =
      Map.of(
          "link_slug", "spring",
          "fbclid", "IwAR0demo",
          "campaign_id", "120210000000000001",
          "campaign_name", CAMPAIGN,
          "country", "IN",
          "raw_query", "utm_source=facebook&adset_name=lookalike");

  static final Map<String, String> PAYMENT =
      Map.of("value", "25", "currency", "USD", "eid", "tx-1");

  private Ad() {}
}
