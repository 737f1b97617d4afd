package cc.xtracker.stack.broker;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.LoggerFactory;

/** One broker that is its own controller, on a data directory that outlives it. */
public final class Broker {
  /**
   * Any 16 bytes in Kafka's base64 form; constant, because a data directory belongs to one node.
   */
  private static final String CLUSTER_ID = "eHRyYWNrZXItc3RhY2sxMQ";

  private Broker() {}

  /** Takes the data directory, the port for clients and the port of the controller. */
  public static void main(String[] arguments) {
    var settings =
        new BrokerSettings(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    try {
      format(settings);
      run(settings.asKafkaProperties());
    } catch (Exception e) {
      // Kafka's own threads would keep a broker that cannot serve alive for ever.
      LoggerFactory.getLogger(Broker.class).error("broker cannot start", e);
      System.exit(1);
    }
  }

  private static void format(BrokerSettings settings) throws Exception {
    new Formatter()
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(CLUSTER_ID)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(settings.directory().toString())
        .addDirectory(settings.directory().toString())
        .setIgnoreFormatted(true)
        .run();
  }

  private static void run(Map<String, String> properties) {
    var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    server.startup();
    server.awaitShutdown();
  }
}
