package cc.xtracker.stack.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What makes Kafka a good single node: one copy of everything, small, quick to answer. */
record BrokerSettings(Path directory, int port, int controllerPort) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  Map<String, String> asKafkaProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.putAll(node());
    properties.putAll(singleCopy());
    properties.putAll(small());
    properties.putAll(quick());
    return properties;
  }

  private Map<String, String> node() {
    String client = "PLAINTEXT://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE_ID),
        "log.dirs",
        directory.toString(),
        "listeners",
        client + "," + CONTROLLER_LISTENER + "://" + controller,
        "advertised.listeners",
        client,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "controller.quorum.voters",
        NODE_ID + "@" + controller,
        // A misspelt topic is an error to see, not a new topic with the wrong settings.
        "auto.create.topics.enable",
        "false");
  }

  /** There is one node, so one replica is all that the internal topics can have. */
  private static Map<String, String> singleCopy() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
  }

  private static Map<String, String> small() {
    return Map.of(
        // 50 by default; each costs files and start-up time, and we have a handful of groups.
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.num.partitions", "4",
        // 128 MB by default, half of this process's heap, for topics compacted in the background.
        "log.cleaner.dedupe.buffer.size", "16777216");
  }

  private static Map<String, String> quick() {
    return Map.of(
        // The default waits 3 s for more members whenever a group starts.
        "group.initial.rebalance.delay.ms", "0",
        // So long a broker restarted after SIGKILL waits for its own dead session; 9 s by default.
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "500");
  }
}
