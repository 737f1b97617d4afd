package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.operator.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is asked of the log, from the parameters of a search or the fields of a body. An empty
 * text is one that was not given.
 */
final class DeliveryParameters {
  private static final int USUAL_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final Function<String, @Nullable String> given;

  /**
   * @param given the text by its name; null when there is none
   */
  DeliveryParameters(Function<String, @Nullable String> given) {
    this.given = given;
  }

  /**
   * @throws InvalidRequestException naming the parameter and the rule
   */
  LogQuery query(SpaceId space) {
    Integer limit = read("limit", DeliveryParameters::limit);
    return new LogQuery(
        space, filter(), limit == null ? USUAL_LIMIT : limit, read("cursor", Cursor::parse));
  }

  /**
   * @throws InvalidRequestException naming the parameter and the rule
   */
  LogFilter filter() {
    return new LogFilter(
        read("status", DeliveryParameters::status),
        read("uid", Uid::new),
        read("event_id", EventId::new),
        read("destination_id", DestinationId::new),
        read("canonical", DeliveryParameters::canonical),
        read("error", DeliveryParameters::error),
        read("from", DeliveryParameters::moment),
        read("to", DeliveryParameters::moment));
  }

  private <T> @Nullable T read(String name, Function<String, T> type) {
    String text = given.apply(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(name + ": " + e.getMessage());
    }
  }

  private static DeliveryStatus status(String text) {
    return DeliveryStatus.named(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be pending, retrying, sent, failed_permanently or discarded"));
  }

  private static CanonicalEvent canonical(String text) {
    return CanonicalEvent.named(text)
        .orElseThrow(
            () -> new IllegalArgumentException("must be one of " + CanonicalEvent.allNames()));
  }

  private static String error(String text) {
    if (text.matches("[a-z_]{1,64}")) {
      return text;
    }
    throw new IllegalArgumentException("must be a last_error such as connect_timeout");
  }

  private static int limit(String text) {
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw new IllegalArgumentException("must be a number from 1 to " + MAX_LIMIT);
  }

  private static Instant moment(String text) {
    try {
      return text.matches("[0-9]{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be an instant such as 2026-01-31T12:00:00Z, or epoch milliseconds", e);
    }
  }
}
