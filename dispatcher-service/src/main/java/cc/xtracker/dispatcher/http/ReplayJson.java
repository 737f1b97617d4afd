package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.dispatcher.replay.Pace;
import cc.xtracker.dispatcher.replay.ReplayOrder;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.operator.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads what is to be sent again, and how. A body that is not there asks for the usual. */
final class ReplayJson {
  private static final int MAX_RATE_PER_SECOND = 10_000;

  private final JsonFields json;

  /**
   * @throws InvalidRequestException naming the field, here and in every method
   */
  ReplayJson(@Nullable JsonNode body) {
    json = JsonFields.ofOptional(body);
  }

  Dispatch.Run run() {
    return json.flag("to_disabled", false) ? Dispatch.Run.REPLAY_TO_DISABLED : Dispatch.Run.REPLAY;
  }

  ReplayOrder order(int usualRatePerSecond) {
    return new ReplayOrder(filter(), run(), pace(usualRatePerSecond));
  }

  /** What is not asked for by name are the failures. */
  private LogFilter filter() {
    LogFilter asked = new DeliveryParameters(name -> json.text(name, "")).filter();
    DeliveryStatus status = asked.status();
    return new LogFilter(
        status == null ? DeliveryStatus.FAILED_PERMANENTLY : status,
        null,
        null,
        asked.destination(),
        asked.canonical(),
        null,
        asked.from(),
        asked.to());
  }

  private Pace pace(int usualRatePerSecond) {
    int rate = json.count("rate_per_second", usualRatePerSecond);
    if (rate < 1 || rate > MAX_RATE_PER_SECOND) {
      throw new InvalidRequestException("rate_per_second must be 1 to " + MAX_RATE_PER_SECOND);
    }
    return new Pace(rate);
  }
}
