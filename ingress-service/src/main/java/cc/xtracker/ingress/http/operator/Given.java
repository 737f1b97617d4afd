package cc.xtracker.ingress.http.operator;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.InvalidRequestException;
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

  static <T> T checked(String value, Function<String, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    }
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
