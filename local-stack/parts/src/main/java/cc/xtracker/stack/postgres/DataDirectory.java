package cc.xtracker.stack.postgres;

import cc.xtracker.stack.process.Commands;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where one server keeps its data. */
record DataDirectory(Path path, PostgresPrograms programs) {
  static final String USER = "xtracker";

  /** Makes it fit for a server to start on it; what is there already stays. */
  void prepare(String password) {
    try {
      if (Files.exists(path)) {
        removeStaleLock();
      } else {
        create(password);
      }
    } catch (IOException e) {
      throw new StackFailure("Cannot prepare " + path + ": " + e.getMessage(), e);
    }
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

  /**
   * A killed server leaves its lock behind. PostgreSQL removes it, unless by now another process
   * has that pid; we look whether it is a PostgreSQL.
   */
  private void removeStaleLock() throws IOException {
    Path lock = path.resolve("postmaster.pid");
    if (Files.exists(lock)) {
      long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
      boolean heldByPostgres =
          ProcessHandle.of(pid)
              .flatMap(holder -> holder.info().command())
              .filter(command -> command.endsWith("postgres"))
              .isPresent();
      if (!heldByPostgres) {
        Files.delete(lock);
      }
    }
  }
}
