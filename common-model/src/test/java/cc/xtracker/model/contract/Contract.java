package cc.xtracker.model.contract;

import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the jar publishes about the topics, as a consumer finds it there. */
final class Contract {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonNode ASYNC_API =
      read(new ObjectMapper(new YAMLFactory()), "asyncapi.yaml");

  private Contract() {}

  /** For example {@code events.v1}. */
  static String shortName(Topic topic) {
    return topic.topicName().replace("xtracker.", "");
  }

  static String schemaFile(Topic topic) {
    return shortName(topic) + ".schema.json";
  }

  static JsonNode schema(Topic topic) {
    return read(JSON, schemaFile(topic));
  }

  static JsonSchema validator(Topic topic) {
    return validator(schema(topic));
  }

  static JsonSchema validator(JsonNode schema) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }

  static JsonNode asyncApi() {
    return ASYNC_API;
  }

  /** The channel of the AsyncAPI document that has the topic's address. */
  static JsonNode channel(Topic topic) {
    return asyncApi()
        .get("channels")
        .valueStream()
        .filter(channel -> channel.get("address").asText().equals(topic.topicName()))
        .findFirst()
        .orElseThrow();
  }

  /** The one message of the topic's channel, its reference followed. */
  static JsonNode message(Topic topic) {
    return resolved(channel(topic).get("messages").elements().next());
  }

  /** Follows a reference within the AsyncAPI document. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? asyncApi().at(node.get("$ref").asText().substring(1)) : node;
  }

  static List<String> fields(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  /** All header names that the AsyncAPI document knows. */
  static Set<String> headers() {
    Set<String> names = new TreeSet<>();
    for (Topic topic : Topic.values()) {
      for (Map.Entry<String, JsonNode> header :
          message(topic).at("/headers/properties").properties()) {
        names.add(header.getKey());
      }
    }
    return names;
  }

  private static JsonNode read(ObjectMapper format, String file) {
    try (InputStream published = Contract.class.getResourceAsStream("/xtracker/topics/" + file)) {
      return format.readTree(Objects.requireNonNull(published, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
