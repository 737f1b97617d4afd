package cc.xtracker.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator takes. Unknown and mistyped fields are found by the operator's own classes where
 * those are published; everything else, and what must not be missing, is said by a schema of ours
 * in {@code src/test/resources/schemas}.
 */
record OperatorSchema(Optional<Class<?>> model, JsonSchema shape) implements Schema {
  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "kafka.strimzi.io/v1 Kafka", Kafka.class,
          "kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class,
          "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
          "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class,
          "gateway.networking.k8s.io/v1 Gateway", Gateway.class,
          "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class,
          "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class,
          "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

  /** These classes keep what they do not know, in order to pass it on; here they must not. */
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {
    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingUnknown())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  static OperatorSchema of(String apiVersion, String kind) {
    InputStream shape = OperatorSchema.class.getResourceAsStream("/schemas/" + kind + ".json");
    if (shape == null) {
      throw new AssertionError("There is no schemas/" + kind + ".json");
    }
    return new OperatorSchema(
        Optional.ofNullable(MODELS.get(apiVersion + " " + kind)),
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(shape));
  }

  @Override
  public List<String> violations(JsonNode object) {
    List<String> violations = new ArrayList<>();
    shape.validate(object).forEach(message -> violations.add(message.getMessage()));
    model.ifPresent(
        type -> {
          try {
            STRICT.treeToValue(object, type);
          } catch (JsonProcessingException e) {
            violations.add(e.getOriginalMessage());
          }
        });
    return violations;
  }
}
