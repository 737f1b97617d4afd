package cc.xtracker.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command to run in the background. What it starts outlives the process that started it, and does
 * not get the Ctrl-C of its terminal.
 */
public record Program(List<String> command, Map<String, String> environment, Path log) {
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public Program(List<String> command, Path log) {
    this(command, Map.of(), log);
  }

  /**
   * A Java program on the Java that runs this one.
   *
   * @param arguments everything after {@code java}
   */
  public static List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return command;
  }

  public ProcessMark launch() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder = new ProcessBuilder(inOwnSession(command));
      builder.environment().putAll(environment);
      Process process =
          builder
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return ProcessMark.of(process.toHandle());
    } catch (IOException e) {
      throw new StackFailure("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
    }
  }

  /** {@code setsid} replaces itself by the command, so the pid is the command's. */
  private static List<String> inOwnSession(List<String> command) {
    if (!Commands.isOnPath("setsid")) {
      return command;
    }
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    return detached;
  }
}
