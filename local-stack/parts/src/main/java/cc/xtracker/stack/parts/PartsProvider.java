package cc.xtracker.stack.parts;

import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** Where Kafka and PostgreSQL come from. */
sealed interface PartsProvider permits ContainerParts, LocalParts {
  /** {@code containers} or {@code processes}; without it a Docker engine decides by being there. */
  String FORCED = "XTRACKER_PARTS";

  RealParts start();

  void stop();

  /** What would stay behind if this process were killed. */
  List<ProcessMark> processes();

  static PartsProvider choose(Path directory) {
    String forced = System.getenv().getOrDefault(FORCED, "");
    return switch (forced) {
      case "containers" -> new ContainerParts();
      case "processes" -> new LocalParts(directory);
      case "" ->
          DockerClientFactory.instance().isDockerAvailable()
              ? new ContainerParts()
              : new LocalParts(directory);
      default ->
          throw new StackFailure(FORCED + " is " + forced + "; it can be containers or processes.");
    };
  }
}
