package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Topics are made as {@link Topic} says, whoever makes them. */
class TopicsTest {
  private static final String SCRIPT = Checkout.read("k8s/topics/create-topics.sh");

  @ParameterizedTest
  @EnumSource
  void strimziMakesIt(Topic topic) {
    Manifest made = Overlay.PRODUCTION.get("KafkaTopic", topic.topicName());

    assertThat(made.at("/spec/partitions").asInt()).isEqualTo(Topic.PARTITION_COUNT);
    assertThat(Manifest.strings(made.at("/spec/config"))).isEqualTo(topic.settings());
  }

  @ParameterizedTest
  @EnumSource
  void theScriptMakesIt(Topic topic) {
    String[] words = Checkout.first("\\ntopic (" + topic.topicName() + " .*)", SCRIPT).split(" ");
    Map<String, String> settings = new HashMap<>();
    for (String setting : List.of(words).subList(1, words.length)) {
      settings.put(setting.split("=")[0], setting.split("=")[1]);
    }
    assertThat(settings).isEqualTo(topic.settings());
  }

  @Test
  void nobodyMakesAnother() {
    assertThat(Overlay.PRODUCTION.ofKind("KafkaTopic").map(Manifest::name))
        .containsExactlyInAnyOrderElementsOf(names());
    assertThat(Checkout.all("\\ntopic (\\S+)", SCRIPT))
        .containsExactlyInAnyOrderElementsOf(names());
    assertThat(SCRIPT).contains("--partitions " + Topic.PARTITION_COUNT + " ");
  }

  @Test
  void aTopicOfProductionOutlivesANode() {
    Manifest kafka = Overlay.PRODUCTION.get("Kafka", "xtracker");
    int least = kafka.at("/spec/kafka/config/min.insync.replicas").asInt();
    assertThat(least).isGreaterThan(1);
    Overlay.PRODUCTION
        .ofKind("KafkaTopic")
        .forEach(topic -> assertThat(topic.at("/spec/replicas").asInt()).isGreaterThan(least));
  }

  @Test
  void usersMayTouchTopicsAndGroupsThatAreThere() {
    Set<String> known =
        Set.of(
            Settings.defaultOf(
                "dispatcher-service/src/main/java/cc/xtracker/dispatcher/kafka/IntakeConfig.java",
                "group"),
            Settings.defaultOf(
                "dispatcher-service/src/main/java/cc/xtracker/dispatcher/log/LogConfig.java",
                "group"),
            Settings.properties("dispatcher").get("mp.messaging.incoming.erasures.group.id"),
            Settings.defaultOf(
                "binding-service/src/main/java/cc/xtracker/binding/funnel/FunnelConfig.java",
                "group"));
    Overlay.PRODUCTION
        .ofKind("KafkaUser")
        .flatMap(user -> Manifest.elements(user.at("/spec/authorization/acls")))
        .map(acl -> acl.path("resource"))
        .forEach(
            resource ->
                assertThat(resource.path("type").asText().equals("topic") ? names() : known)
                    .contains(resource.path("name").asText()));
  }

  @Test
  void theDispatcherIsScaledByTheGroupAndTopicThatItReads() {
    String triggers = Overlay.PRODUCTION.get("ScaledObject", "dispatcher").json().toString();

    assertThat(triggers).contains(Topic.EVENTS.topicName()).contains("xtracker-dispatcher");
  }

  @Test
  void thereIsAPartitionForEveryReplicaOfTheDispatcher() {
    Manifest scaled = Overlay.PRODUCTION.get("ScaledObject", "dispatcher");

    assertThat(scaled.at("/spec/maxReplicaCount").asInt())
        .isLessThanOrEqualTo(Topic.PARTITION_COUNT);
  }

  private static Set<String> names() {
    return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
  }
}
