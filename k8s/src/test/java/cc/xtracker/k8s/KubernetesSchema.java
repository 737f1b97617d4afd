package cc.xtracker.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/**
 * What Kubernetes takes, by the classes that its own Java client is generated into. They know
 * unknown and missing fields; a mistyped one that they would bend into shape comes back changed.
 */
final class KubernetesSchema implements Schema {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> PREFIX_BY_VERSION =
      Map.of(
          "v1", "V1",
          "apps/v1", "V1",
          "batch/v1", "V1",
          "policy/v1", "V1",
          "networking.k8s.io/v1", "V1",
          "autoscaling/v2", "V2");

  private final Class<?> model;

  private KubernetesSchema(Class<?> model) {
    this.model = model;
  }

  static boolean knows(String apiVersion) {
    return PREFIX_BY_VERSION.containsKey(apiVersion);
  }

  static Schema of(String apiVersion, String kind) {
    String name = PREFIX_BY_VERSION.get(apiVersion) + kind;
    try {
      return new KubernetesSchema(Class.forName("io.kubernetes.client.openapi.models." + name));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("Kubernetes has no " + kind + " in " + apiVersion, e);
    }
  }

  @Override
  public List<String> violations(JsonNode object) {
    JsonElement element = JsonParser.parseString(object.toString());
    try {
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
      JsonNode read = MAPPER.readTree(JSON.serialize(JSON.deserialize(object.toString(), model)));
      return Difference.between(object, read);
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause().getMessage()));
    } catch (RuntimeException
        | JsonProcessingException
        | NoSuchMethodException
        | IllegalAccessException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
