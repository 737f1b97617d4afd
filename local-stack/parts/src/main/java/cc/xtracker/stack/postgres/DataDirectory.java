package cc.xtracker.stack.postgres;

import cc.xtracker.stack.process.Commands;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where one server keeps its data. */
record DataDirectory(Path path, PostgresPrograms programs) {
  static final String USER = "xtracker";

  /** The last line, the server's status, follows when shared memory is its own. */
  private static final int COMPLETE_LOCK_LINE_COUNT = 8;

  /** Makes it fit for a server to start on it; what is there already stays. */
  void prepare(String password) {
    try {
      if (Files.exists(path)) {
        // PostgreSQL removes a dead server's lock, unless another process has its pid by now.
        Files.deleteIfExists(lock());
      } else {
        create(password);
      }
    } catch (IOException e) {
      throw new StackFailure("Cannot prepare " + path + ": " + e.getMessage(), e);
    }
  }

  /** The server that works on it, once it has made sure that it is the only one. */
  Optional<ProcessMark> server() {
    try {
      List<String> lines = Files.exists(lock()) ? Files.readAllLines(lock()) : List.of();
      return lines.size() < COMPLETE_LOCK_LINE_COUNT
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(holder -> holder.info().command().orElse("").endsWith("postgres"))
              .map(ProcessMark::of);
    } catch (IOException e) {
      throw new StackFailure("Cannot read " + lock() + ": " + e.getMessage(), e);
    }
  }

  private Path lock() {
    return path.resolve("postmaster.pid");
  }

  /** Under another name first, so that an interrupted creation is never taken for a database. */
  private void create(String password) throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    Folders.delete(unfinished);
    Files.createDirectories(unfinished.getParent());
    Path passwordFile = Files.createTempFile(unfinished.getParent(), "initdb", "");
    try {
      Files.writeString(passwordFile, password);
      Commands.run(programs.command("initdb", arguments(unfinished, passwordFile)));
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(unfinished, path);
  }

  private static List<String> arguments(Path directory, Path passwordFile) {
    return List.of(
        "--pgdata=" + directory,
        "--username=" + USER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // The same order of text on every machine.
        "--locale=C");
  }
}
