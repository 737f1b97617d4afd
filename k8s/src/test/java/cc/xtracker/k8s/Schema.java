package cc.xtracker.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What objects of one kind look like. */
interface Schema {
  /** What is wrong with the object, in words; nothing when it would be taken. */
  List<String> violations(JsonNode object);

  static Schema of(String apiVersion, String kind) {
    return KubernetesSchema.knows(apiVersion)
        ? KubernetesSchema.of(apiVersion, kind)
        : OperatorSchema.of(kind);
  }
}
