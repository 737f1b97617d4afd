package cc.xtracker.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One space and what it sends.
 *
 * @param headers of each of its requests
 */
record Tenant(String space, Map<String, String> headers, Deposits deposits) {

  /**
   * @param opened what ingress answered when the space was opened
   */
  static Tenant of(JsonNode opened) {
    return new Tenant(
        opened.get("space_id").asText(),
        Map.of(
            "Authorization",
            "Bearer " + opened.get("bearer").asText(),
            "Content-Type",
            "application/json"),
        new Deposits(opened.get("ingest_token").asText()));
  }
}
