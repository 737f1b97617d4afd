package cc.xtracker.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One long-running process of the stack: how it begins, when it is ready, how it ends. */
public interface Part {
  Duration START_LIMIT = Duration.ofSeconds(60);
  Duration STOP_LIMIT = Duration.ofSeconds(20);
  int TAIL_LINE_COUNT = 25;

  String name();

  /** Where the process writes what it has to say. */
  Path log();

  /** Starts it in the background. */
  ProcessMark launch();

  /** Whether it serves now. */
  boolean isReady();

  StopSignal stopSignal();

  default void stop(ProcessMark process) {
    process.stop(stopSignal(), STOP_LIMIT);
  }

  /** Waits until it serves, and says why when it does not. */
  default void awaitReady(ProcessMark process) {
    boolean settled = Patience.until(START_LIMIT, () -> isReady() || !process.isAlive());
    if (!process.isAlive()) {
      throw new StackFailure(name() + " ended while it was starting. " + lastWords());
    }
    if (!settled) {
      throw new StackFailure(
          name() + " is not ready after " + START_LIMIT.toSeconds() + " s. " + lastWords());
    }
  }

  private String lastWords() {
    return "The end of " + log() + ":\n" + logTail(TAIL_LINE_COUNT).indent(2);
  }

  default String logTail(int lineCount) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - lineCount), lines.size()));
    } catch (IOException e) {
      return "(cannot be read)";
    }
  }
}
