package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what the operator wrote into the types that know its rules. */
final class Given {
  private Given() {}

  static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new InvalidRequestException(name + " is missing");
    }
    return value;
  }

  static <V, T> T checked(V value, Function<V, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The only thing of a space that can be changed; it has to be there, because null means
   * something.
   */
  static @Nullable Rate rate(@Nullable JsonNode order) {
    JsonNode given = order == null ? null : order.get("rate_limit_per_second");
    if (given == null) {
      throw new InvalidRequestException("rate_limit_per_second is missing");
    }
    if (given.isNull()) {
      return null;
    }
    if (!given.isInt()) {
      throw new InvalidRequestException("rate_limit_per_second must be an integer or null");
    }
    return checked(given.intValue(), Rate::new);
  }

  /** Empty for what cannot be the id of any space. */
  static Optional<SpaceId> spaceId(String text) {
    try {
      return Optional.of(new SpaceId(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
