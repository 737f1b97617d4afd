package cc.xtracker.k8s;

import java.time.Duration;

/** How long a stopping service waits for what it has begun, as its configuration says. */
final class Patience {
  private static final String INTAKE =
      "dispatcher-service/src/main/java/cc/xtracker/dispatcher/kafka/IntakeConfig.java";

  private Patience() {}

  static Duration of(String service) {
    String requests = Settings.properties(service).getOrDefault("quarkus.shutdown.timeout", "0S");
    Duration deliveries =
        service.equals("dispatcher")
            // The consumer hands its partitions over when it is closed.
            ? Duration.parse(Settings.defaultOf(INTAKE, "stopPatience"))
                .plus(Duration.parse(Settings.defaultOf(INTAKE, "handOverPatience")))
            : Duration.ZERO;
    return Duration.parse("PT" + requests).plus(deliveries);
  }
}
