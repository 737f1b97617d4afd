package cc.xtracker.dispatcher.http;

import cc.xtracker.operator.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object by the types they must have. A field that is not there has its
 * default; one of another type is refused by name.
 *
 * @param path what comes before the names in a refusal: empty, or the outer field and a dot
 */
public record JsonFields(String path, JsonNode object) {

  /**
   * The fields of a whole body.
   *
   * @throws InvalidRequestException naming the field, here and in every method
   */
  public static JsonFields of(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw new InvalidRequestException("the body must be a JSON object");
    }
    return new JsonFields("", body);
  }

  /** The fields of a body that need not be there. */
  public static JsonFields ofOptional(@Nullable JsonNode body) {
    return of(body == null ? JsonNodeFactory.instance.objectNode() : body);
  }

  public boolean has(String name) {
    return object.has(name);
  }

  public String text(String name, String otherwise) {
    JsonNode value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw refused(name, "a string");
    }
    return value.textValue();
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw refused(name, "true or false");
    }
    return value.booleanValue();
  }

  public int count(String name, int otherwise) {
    JsonNode value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!isCount(value)) {
      throw refused(name, "a whole number");
    }
    return value.intValue();
  }

  public Set<Integer> counts(String name, Set<Integer> otherwise) {
    JsonNode value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isArray() || !value.valueStream().allMatch(JsonFields::isCount)) {
      throw refused(name, "a list of whole numbers");
    }
    return value.valueStream().map(JsonNode::intValue).collect(Collectors.toSet());
  }

  public @Nullable Integer countOrNull(String name, @Nullable Integer otherwise) {
    JsonNode value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    return value.isNull() ? null : (Integer) count(name, 0);
  }

  public Duration duration(String name, Duration otherwise) {
    try {
      return has(name) ? Duration.parse(text(name, "")) : otherwise;
    } catch (DateTimeException | InvalidRequestException e) {
      throw refused(name, "an ISO 8601 duration such as PT15S");
    }
  }

  /** Empty when it is not there. */
  public JsonFields object(String name) {
    JsonNode value = object.get(name);
    if (value != null && !value.isObject()) {
      throw refused(name, "an object");
    }
    return new JsonFields(
        path + name + ".", value == null ? JsonNodeFactory.instance.objectNode() : value);
  }

  /** Every field, all of them texts. */
  public Map<String, String> texts() {
    return object.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                field -> {
                  if (!field.getValue().isTextual()) {
                    throw new InvalidRequestException(
                        path.substring(0, path.length() - 1) + " must have strings for values");
                  }
                  return field.getValue().textValue();
                }));
  }

  private static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt();
  }

  private InvalidRequestException refused(String name, String type) {
    return new InvalidRequestException(path + name + " must be " + type);
  }
}
