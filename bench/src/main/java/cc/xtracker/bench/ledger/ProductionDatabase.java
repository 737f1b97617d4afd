package cc.xtracker.bench.ledger;

import cc.xtracker.stack.postgres.PostgresSettings;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The database of ingress-service as the manifests of production ask for it. */
final class ProductionDatabase {
  private static final String MANIFESTS = "k8s/components/cloudnative-pg/databases.yaml";
  private static final String NAME = "ingress-database";

  private ProductionDatabase() {}

  static PostgresSettings settings() {
    try (var documents =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(Checkout.root().resolve(MANIFESTS).toFile())) {
      for (JsonNode document : documents.readAll()) {
        if (document.at("/metadata/name").asText().equals(NAME)) {
          return settings(document.at("/spec/postgresql/parameters"));
        }
      }
    } catch (IOException e) {
      throw new StackFailure("Cannot read " + MANIFESTS, e);
    }
    throw new StackFailure("There is no " + NAME + " in " + MANIFESTS);
  }

  private static PostgresSettings settings(JsonNode parameters) {
    Map<String, String> values = new HashMap<>();
    parameters.properties().forEach(each -> values.put(each.getKey(), each.getValue().asText()));
    return new PostgresSettings(Map.copyOf(values));
  }
}
