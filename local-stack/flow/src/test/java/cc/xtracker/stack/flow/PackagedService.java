package cc.xtracker.stack.flow;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of a service by itself, which is expected to end. */
final class PackagedService {
  private final Path jar;
  private final Path log = Path.of("target", "service-" + System.nanoTime() + ".log");

  PackagedService(String service) {
    jar = Checkout.root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
  }

  /**
   * @param settings the environment besides where the database is
   * @return what the process ended with
   */
  int run(Database database, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> command =
        Program.java(List.of("-Xmx256m", "-XX:+UseSerialGC", "-jar", jar.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    builder
        .environment()
        .putAll(
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "QUARKUS_REST_CLIENT_BINDING_URL", "http://127.0.0.1:1",
                "QUARKUS_REST_CLIENT_INGRESS_URL", "http://127.0.0.1:1"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end: " + text());
    }
    return process.exitValue();
  }

  /** What it has written so far. */
  String text() throws IOException {
    return Files.readString(log);
  }
}
