package cc.xtracker.stack.postgres;

import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server in processes of its own.
 *
 * @param directory of the data, which stays when the server ends
 * @param password of the user {@link DataDirectory#USER}, who owns everything
 */
public record LocalPostgres(
    Path directory, int port, String password, Path log, PostgresSettings settings)
    implements Part {
  /** The refusal is one line, and the hint after it. */
  private static final int ORPHANS_LINE_COUNT = 2;

  /** With the settings of one machine. */
  public LocalPostgres(Path directory, int port, String password, Path log) {
    this(directory, port, password, log, PostgresSettings.LOCAL);
  }

  @Override
  public String name() {
    return "postgres";
  }

  public PostgresServer server() {
    return new PostgresServer("127.0.0.1", port, DataDirectory.USER, password);
  }

  /**
   * The mark is the postmaster's own: {@code unshare} does not fork but becomes it. A server that
   * somebody started and lost is found by its lock and taken over.
   */
  @Override
  public ProcessMark launch() {
    var programs = PostgresPrograms.unpacked();
    var data = new DataDirectory(directory, programs);
    return data.server()
        .orElseGet(
            () -> {
              data.prepare(password);
              return start(data, new Program(programs.command("postgres", arguments()), log));
            });
  }

  /**
   * After a SIGKILL of the postmaster its workers need a moment to notice; until they are gone
   * PostgreSQL does not let a new server near the data, and ends.
   */
  private ProcessMark start(DataDirectory data, Program program) {
    ProcessMark started;
    do {
      started = program.launch();
      ProcessMark current = started;
      Patience.until(
          START_LIMIT, () -> data.server().equals(Optional.of(current)) || !current.isAlive());
    } while (!started.isAlive()
        && logTail(ORPHANS_LINE_COUNT).contains("pre-existing shared memory block"));
    return started;
  }

  @Override
  public boolean isReady() {
    return server().answers();
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.INT;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-D", directory.toString(), "-p", String.valueOf(port)));
    arguments.addAll(List.of("-c", "listen_addresses=127.0.0.1"));
    // The path of a socket has a limit that a deep checkout exceeds.
    arguments.addAll(List.of("-c", "unix_socket_directories="));
    arguments.addAll(settings.asArguments());
    return arguments;
  }
}
