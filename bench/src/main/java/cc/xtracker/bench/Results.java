package cc.xtracker.bench;

import cc.xtracker.bench.probe.Machine;
import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The raw results, one file for each benchmark and day. */
record Results(Path directory) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /** Keeps what was measured today and is not measured again. */
  void keep(String benchmark, Object measured) {
    try {
      ObjectNode fresh = JSON.valueToTree(measured);
      Path file = write(benchmark, fresh);
      System.out.println(JSON.writeValueAsString(fresh));
      System.out.println("Kept in " + file + ".");
    } catch (IOException e) {
      throw new StackFailure("Cannot keep the results: " + e.getMessage(), e);
    }
  }

  private Path write(String benchmark, ObjectNode fresh) throws IOException {
    Path file = directory.resolve(benchmark + "-" + LocalDate.now(ZoneOffset.UTC) + ".json");
    ObjectNode kept =
        Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
    kept.set("machine", JSON.valueToTree(Machine.here()));
    kept.setAll(fresh);
    Files.createDirectories(directory);
    Files.writeString(file, JSON.writeValueAsString(kept) + "\n");
    return file;
  }
}
