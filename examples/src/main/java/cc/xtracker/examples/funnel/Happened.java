package cc.xtracker.examples.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One event, as far as a funnel asks.
 *
 * @param person null when nobody could say whose event it is
 * @param currency null for what is no deposit
 * @param value zero when nobody said how much
 */
record Happened(
    String space,
    @Nullable Person person,
    Stage stage,
    @Nullable String currency,
    BigDecimal value) {

  static Happened of(JsonNode event) {
    String space = event.get("space_id").asText();
    JsonNode uid = event.get("uid");
    JsonNode currency = event.path("currency");
    JsonNode value = event.path("value");
    return new Happened(
        space,
        uid.isNull() ? null : new Person(space, uid.asText()),
        Stage.of(event.get("canonical").asText()),
        currency.isTextual() ? currency.asText() : null,
        // A decimal text: a double would lose cents.
        value.isTextual() ? new BigDecimal(value.asText()) : BigDecimal.ZERO);
  }
}
