package cc.xtracker.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One long-running process of the stack: how it begins, when it is ready, how it ends. */
public interface Part {
  Duration START_LIMIT = Duration.ofMinutes(2);
  Duration STOP_LIMIT = Duration.ofSeconds(20);
  int TAIL_LINE_COUNT = 15;
  Pattern STACK_FRAME = Pattern.compile("\\s*(at .*|\\.\\.\\. \\d+ more|)");

  /** Asking costs both sides something, in the seconds in which all need the processor. */
  Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

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
    awaitReady(Map.of(this, process));
  }

  /** Waits for all of them; the first one to end instead is reported at once. */
  static void awaitReady(Map<? extends Part, ProcessMark> starting) {
    Map<Part, ProcessMark> pending = new LinkedHashMap<>(starting);
    boolean ready =
        Patience.until(
            START_LIMIT,
            BETWEEN_QUESTIONS,
            () -> {
              pending.forEach(Part::failIfEnded);
              pending.keySet().removeIf(Part::isReady);
              return pending.isEmpty();
            });
    if (!ready) {
      Part late = pending.keySet().iterator().next();
      throw new StackFailure(
          late.name()
              + " is not ready after "
              + START_LIMIT.toSeconds()
              + " s. "
              + late.lastWords());
    }
  }

  private void failIfEnded(ProcessMark process) {
    if (!process.isAlive()) {
      throw new StackFailure(name() + " ended while it was starting. " + lastWords());
    }
  }

  private String lastWords() {
    return "The end of " + log() + ":\n" + logTail(TAIL_LINE_COUNT).indent(2);
  }

  /** The last lines, without the frames of stack traces, which tell a person nothing. */
  default String logTail(int lineCount) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !STACK_FRAME.matcher(line).matches())
              .toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - lineCount), lines.size()));
    } catch (IOException e) {
      return "(cannot be read)";
    }
  }
}
