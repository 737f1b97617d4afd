package cc.xtracker.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operator takes, by the custom resource definition that it is released with ({@code
 * src/test/resources/crds}). A server drops fields that the definition does not know; here they are
 * violations. What must not be missing for us is said by a schema of ours beside it ({@code
 * schemas}).
 */
record OperatorSchema(JsonSchema definition, JsonSchema shape) implements Schema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  static OperatorSchema of(String kind) {
    JsonNode definition = read("/crds/" + kind + ".json");
    nothingUnknown(definition);
    return new OperatorSchema(
        SCHEMAS.getSchema(definition), SCHEMAS.getSchema(read("/schemas/" + kind + ".json")));
  }

  @Override
  public List<String> violations(JsonNode object) {
    return Stream.of(definition, shape)
        .flatMap(schema -> schema.validate(object).stream())
        .map(message -> message.getMessage())
        .toList();
  }

  /** Fields are named in {@code properties}; alternatives only say more about those. */
  private static void nothingUnknown(JsonNode schema) {
    if (schema.has("properties")
        && !schema.has("additionalProperties")
        && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.path("properties").forEach(OperatorSchema::nothingUnknown);
    nothingUnknownInside(schema, "items");
    nothingUnknownInside(schema, "additionalProperties");
  }

  private static void nothingUnknownInside(JsonNode schema, String elements) {
    if (schema.path(elements).isObject()) {
      nothingUnknown(schema.path(elements));
    }
  }

  private static JsonNode read(String resource) {
    try (InputStream file = OperatorSchema.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new AssertionError("There is no " + resource);
      }
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
