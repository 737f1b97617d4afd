package cc.xtracker.k8s;

import java.time.Duration;

/** How long a stopping service waits, as its configuration says. */
final class Patience {
  private static final String INTAKE =
      "dispatcher-service/src/main/java/cc/xtracker/dispatcher/kafka/IntakeConfig.java";
  private static final String PUBLISHER =
      "dispatcher-service/src/main/java/cc/xtracker/dispatcher/kafka/RecordPublisher.java";
  private static final String OUTBOX = "outbox/src/main/java/cc/xtracker/outbox/Outbox.java";

  private Patience() {}

  /** All of it: until the process ends. */
  static Duration of(String service) {
    return beforeDraining(service)
        .plus(setting(service, "quarkus.shutdown.timeout"))
        .plus(service.equals("dispatcher") ? deliveries() : outbox());
  }

  /** Not ready, and answering: until nobody sends any more. */
  static Duration beforeDraining(String service) {
    return setting(service, "quarkus.shutdown.delay");
  }

  private static Duration deliveries() {
    return Duration.parse(Settings.defaultOf(INTAKE, "stopPatience"))
        .plus(seconds("producer\\.close\\(Duration\\.ofSeconds\\((\\d+)", PUBLISHER));
  }

  /** It closes its parts one after the other. */
  private static Duration outbox() {
    int partCount = Checkout.all("(\\(CLOSE_WITHIN\\))", Checkout.read(OUTBOX)).size();
    return seconds("CLOSE_WITHIN = Duration\\.ofSeconds\\((\\d+)", OUTBOX).multipliedBy(partCount);
  }

  private static Duration setting(String service, String key) {
    return Duration.parse("PT" + Settings.properties(service).get(key));
  }

  private static Duration seconds(String pattern, String file) {
    return Duration.ofSeconds(Long.parseLong(Checkout.first(pattern, Checkout.read(file))));
  }
}
