package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object is what Kubernetes or its operator takes, and would be caught if it were not. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Manifest> everything() {
    return Overlay.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void isTaken(Manifest manifest) {
    assertThat(violations(manifest, manifest.json())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aFieldThatNobodyKnowsIsCaught(Manifest manifest) {
    ObjectNode broken = manifest.json().deepCopy();
    broken.put("replica", 3);

    assertThat(violations(manifest, broken)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aFieldThatNobodyKnowsIsCaughtInsideToo(Manifest manifest) {
    ObjectNode broken = manifest.json().deepCopy();
    if (broken.get("spec") instanceof ObjectNode inside) {
      inside.put("replica", 3);

      assertThat(violations(manifest, broken)).isNotEmpty();
    } else {
      assertThat(manifest.kind()).isIn("ConfigMap", "Secret", "ServiceAccount", "Namespace");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Deployment      | ingress                 | /spec/template/spec/containers/0/ports/0/containerPort | "8080"
          Deployment      | ingress                 | /spec/template/spec/containers/0/env/0/value           | 8080
          Deployment      | ingress                 | /spec/template/spec/containers/0/readinessProbe        | "/q/health/ready"
          Deployment      | ingress                 | /spec/template/spec/securityContext/runAsNonRoot       | "yes"
          Deployment      | dispatcher              | /spec/template/spec/terminationGracePeriodSeconds      | "45s"
          Job             | ingress-migration       | /spec/backoffLimit                                     | "10"
          Service         | ingress                 | /spec/ports                                            | {"port":80}
          HorizontalPodAutoscaler | ingress         | /spec/maxReplicas                                      | "many"
          NetworkPolicy   | default-deny            | /spec/policyTypes                                      | "Ingress"
          PodDisruptionBudget | ingress             | /spec/unhealthyPodEvictionPolicy                       | 1
          Kafka           | xtracker                | /spec/kafka/listeners/0/port                           | "9092"
          Kafka           | xtracker                | /spec/kafka/listeners/0/tls                            | "true"
          KafkaNodePool   | nodes                   | /spec/replicas                                         | "3"
          KafkaTopic      | xtracker.events.v1      | /spec/partitions                                       | "12"
          KafkaUser       | ingress-kafka           | /spec/authorization/acls/0/operations                  | "Write"
          Cluster         | ingress-database        | /spec/instances                                        | "3"
          Cluster         | ingress-database        | /spec/storage/size                                     | 50
          ScaledObject    | dispatcher              | /spec/maxReplicaCount                                  | "12"
          ScaledObject    | dispatcher              | /spec/triggers/0/metadata/threshold                    | 5000
          Gateway         | public                  | /spec/listeners/0/port                                 | "443"
          HTTPRoute       | tenants                 | /spec/rules/0/backendRefs/0/port                       | "http"
          ServiceMonitor  | xtracker                | /spec/endpoints/0/interval                             | 15
          PodMonitor      | kafka-exporter          | /spec/podMetricsEndpoints                              | {}
          PrometheusRule  | xtracker                | /spec/groups/0/rules/0/expr                            | true
          """)
  void aMistypedFieldIsCaught(String kind, String name, String pointer, String wrong)
      throws IOException {
    Manifest manifest = Overlay.PRODUCTION.get(kind, name);
    ObjectNode broken = manifest.json().deepCopy();
    assertThat(broken.at(pointer).isMissingNode()).as(pointer).isFalse();
    set(broken, pointer, JSON.readTree(wrong));

    assertThat(violations(manifest, broken)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Deployment      | ingress            | /spec/selector
          Deployment      | ingress            | /spec/template/spec/containers
          Deployment      | ingress            | /spec/template/spec/containers/0/name
          Deployment      | ingress            | /spec/template/spec/containers/0/volumeMounts/0/mountPath
          Job             | ingress-migration  | /spec/template
          Service         | ingress            | /spec/ports/0/port
          HorizontalPodAutoscaler | ingress    | /spec/maxReplicas
          HorizontalPodAutoscaler | ingress    | /spec/scaleTargetRef/kind
          Kafka           | xtracker           | /spec/kafka/listeners/0/type
          KafkaNodePool   | nodes              | /spec/storage
          KafkaTopic      | xtracker.events.v1 | /spec/replicas
          KafkaUser       | ingress-kafka      | /spec/authorization/acls/0/resource/name
          Cluster         | ingress-database   | /spec/storage
          Cluster         | ingress-database   | /spec/bootstrap/initdb/owner
          ScaledObject    | dispatcher         | /spec/scaleTargetRef
          ScaledObject    | dispatcher         | /spec/triggers/0/metadata/query
          Gateway         | public             | /spec/gatewayClassName
          HTTPRoute       | tenants            | /spec/rules/0/backendRefs/0/name
          ServiceMonitor  | xtracker           | /spec/selector
          PodMonitor      | kafka-exporter     | /spec/podMetricsEndpoints
          PrometheusRule  | xtracker           | /spec/groups/0/rules/0/expr
          """)
  void aMissingFieldIsCaught(String kind, String name, String pointer) {
    Manifest manifest = Overlay.PRODUCTION.get(kind, name);
    ObjectNode broken = manifest.json().deepCopy();
    assertThat(broken.at(pointer).isMissingNode()).as(pointer).isFalse();
    parent(broken, pointer).remove(field(pointer));

    assertThat(violations(manifest, broken)).isNotEmpty();
  }

  private static List<String> violations(Manifest manifest, JsonNode object) {
    return Schema.of(manifest.apiVersion(), manifest.kind()).violations(object);
  }

  private static void set(ObjectNode object, String pointer, JsonNode value) {
    parent(object, pointer).set(field(pointer), value);
  }

  private static ObjectNode parent(ObjectNode object, String pointer) {
    return (ObjectNode) object.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String field(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
