package cc.xtracker.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object as it would be applied. */
record Manifest(ObjectNode json) {
  private static final YAMLMapper YAML = new YAMLMapper();

  static List<Manifest> parse(String yaml) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
      return documents.readAll().stream().map(Manifest::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return json.path("kind").asText();
  }

  String apiVersion() {
    return json.path("apiVersion").asText();
  }

  String name() {
    return at("/metadata/name").asText();
  }

  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  /** Of a Deployment, a StatefulSet or a Job; missing for all others. */
  JsonNode podTemplate() {
    return switch (kind()) {
      case "Deployment", "StatefulSet", "Job" -> at("/spec/template");
      default -> MissingNode.getInstance();
    };
  }

  boolean runsPods() {
    return !podTemplate().isMissingNode();
  }

  boolean isOurs() {
    return label("app.kubernetes.io/part-of").equals("xtracker")
        && List.of("ingress", "binding", "dispatcher").contains(service());
  }

  /** The service that it belongs to by its label. */
  String service() {
    return label("app.kubernetes.io/name");
  }

  private String label(String name) {
    return at("/metadata/labels").path(name).asText();
  }

  Map<String, String> podLabels() {
    return strings(podTemplate().at("/metadata/labels"));
  }

  Stream<JsonNode> containers() {
    JsonNode spec = podTemplate().path("spec");
    return Stream.concat(elements(spec.path("initContainers")), elements(spec.path("containers")));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new TreeMap<>();
    object.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
