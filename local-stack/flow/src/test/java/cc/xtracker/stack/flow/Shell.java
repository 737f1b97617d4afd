package cc.xtracker.stack.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.UUID;

/** One bash that remembers its variables from command to command, as a person's terminal does. */
final class Shell implements AutoCloseable {
  private final Process bash;
  private final PrintWriter input;
  private final BufferedReader output;

  Shell(Path directory) throws IOException {
    bash =
        new ProcessBuilder("bash", "-u")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    input = new PrintWriter(bash.outputWriter(), true);
    output = bash.inputReader();
  }

  /** What the commands printed, and the exit status of the last one. */
  record Printed(String text, int exitStatus) {}

  Printed run(String commands) throws IOException {
    String end = "end-" + UUID.randomUUID();
    input.println(commands);
    input.println("echo; echo " + end + " $?");
    StringBuilder text = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(end)) {
        return new Printed(
            text.toString().strip(), Integer.parseInt(line.substring(end.length()).strip()));
      }
      text.append(line).append('\n');
    }
    throw new IOException("bash ended: " + text);
  }

  @Override
  public void close() {
    bash.destroy();
  }
}
