package cc.xtracker.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * @param service its module, for example {@code ingress-service}
 * @param application the folder that Quarkus has built
 * @param created the same for the same sources, so that these make the same bytes
 */
record ServiceImage(String service, String version, Path application, Instant created) {
  static final String USER = "10001:10001";
  static final List<String> ENTRYPOINT =
      List.of(
          "java",
          "-XX:MaxRAMPercentage=60",
          "-XX:MetaspaceSize=128m",
          "-XX:+UseParallelGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError",
          "-jar",
          "quarkus-run.jar");

  /** What changes least comes first. */
  private static final List<String> LAYERS = List.of("lib", "quarkus", "quarkus-run.jar", "app");

  private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");
  private static final int HTTP_PORT = 8080;

  String name() {
    return "xtracker/" + service + ":" + version;
  }

  /**
   * @param base an image with a {@code java} on its path
   * @param file as {@code docker load} and {@code kind load image-archive} take it
   */
  JibContainer write(JibContainerBuilder base, Path file) throws Exception {
    for (String layer : LAYERS) {
      base.addFileEntriesLayer(layer(layer));
    }
    return base.setWorkingDirectory(HOME)
        .setEntrypoint(ENTRYPOINT)
        .setUser(USER)
        .addExposedPort(Port.tcp(HTTP_PORT))
        .setLabels(labels())
        .setCreationTime(created)
        .containerize(Containerizer.to(TarImage.at(file).named(name())).setToolName("xtracker"));
  }

  static JibContainerBuilder base(String reference) throws Exception {
    return Jib.from(reference);
  }

  private FileEntriesLayer layer(String name) throws IOException {
    return FileEntriesLayer.builder()
        .setName(name)
        .addEntryRecursive(application.resolve(name), HOME.resolve(name))
        .build();
  }

  private Map<String, String> labels() {
    return Map.of(
        "org.opencontainers.image.title", service,
        "org.opencontainers.image.description",
            "XTRACKER, a server-side conversion tracker: " + service,
        "org.opencontainers.image.version", version);
  }
}
