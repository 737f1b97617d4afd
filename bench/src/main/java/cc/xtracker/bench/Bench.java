package cc.xtracker.bench;

import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Behind {@code ./xtracker bench}: measures, prints, and keeps the raw result under {@code
 * bench/results}.
 */
public final class Bench {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private Bench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      Path root = Checkout.root();
      IngestBench.Result result = new IngestBench(vertx, root.resolve("bench/target/stack")).run();
      System.out.println(JSON.writeValueAsString(result));
      Path raw = root.resolve("bench/results/ingest-" + LocalDate.now(ZoneOffset.UTC) + ".json");
      Files.createDirectories(raw.getParent());
      Files.writeString(raw, JSON.writeValueAsString(result) + "\n");
      System.out.println("Kept in " + root.relativize(raw) + ".");
    } catch (StackFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    } finally {
      vertx.close();
    }
  }
}
