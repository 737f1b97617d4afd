package cc.xtracker.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Jib;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On no base at all, so that no registry is needed: what we add is what is looked at. */
class ServiceImageTest {
  private static final Instant CREATED = Instant.parse("2026-11-22T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theSameFilesAreTheSameImageWhenAndWhereverItIsBuilt() throws Exception {
    Path first = image(application("one", Instant.now()));
    Path second = image(application("two", Instant.EPOCH));

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void itRunsTheServiceWithoutAShellAsNobodySpecial() throws Exception {
    JsonNode settings = json(image(application("one", CREATED)), "config.json").path("config");

    assertThat(settings.path("User").asText()).isEqualTo("10001:10001");
    assertThat(settings.path("WorkingDir").asText()).isEqualTo("/app");
    assertThat(settings.path("Entrypoint").get(0).asText()).isEqualTo("java");
    assertThat(settings.at("/Labels/org.opencontainers.image.title").asText())
        .isEqualTo("ingress-service");
    assertThat(settings.path("ExposedPorts").has("8080/tcp")).isTrue();
  }

  @Test
  void whatChangesLeastComesFirst() throws Exception {
    Path image = image(application("one", CREATED));
    List<String> files = new ArrayList<>();
    for (JsonNode layer : json(image, "manifest.json").get(0).path("Layers")) {
      files.add(last(entries(image).get(layer.asText())));
    }

    assertThat(files)
        .containsExactly(
            "app/lib/library.jar",
            "app/quarkus/generated.jar",
            "app/quarkus-run.jar",
            "app/app/service.jar");
  }

  @Test
  void itStartsAsTheImageOfTheDockerfileDoesButForTheClassCache() throws IOException {
    String dockerfile = Files.readString(Path.of("..", "Dockerfile"));
    String words = String.join("\", \"", ServiceImage.ENTRYPOINT);

    assertThat(dockerfile.replace("\"-XX:AOTCache=app.aot\", ", ""))
        .contains("ENTRYPOINT [\"" + words + "\"]")
        .contains("USER " + ServiceImage.USER);
  }

  private Path image(Path application) throws Exception {
    Path file = application.resolveSibling(application.getFileName() + ".tar");
    new ServiceImage("ingress-service", "0.1.0", application, CREATED)
        .write(Jib.fromScratch(), file);
    return file;
  }

  private Path application(String name, Instant time) throws IOException {
    Path application = folder.resolve(name);
    for (String file :
        List.of("lib/library.jar", "quarkus/generated.jar", "quarkus-run.jar", "app/service.jar")) {
      Path path = application.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "of " + file);
      Files.setLastModifiedTime(path, FileTime.from(time));
    }
    return application;
  }

  private static JsonNode json(Path image, String file) throws IOException {
    return JSON.readTree(entries(image).get(file));
  }

  private static Map<String, byte[]> entries(Path image) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (var tar = new TarArchiveInputStream(Files.newInputStream(image))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(entry.getName(), tar.readAllBytes());
      }
    }
    return entries;
  }

  private static String last(byte[] layer) throws IOException {
    String last = "";
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        last = entry.getName();
      }
    }
    return last;
  }
}
