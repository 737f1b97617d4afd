package cc.xtracker.stack.local;

import cc.xtracker.stack.process.FolderLock;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The whole system on this machine. All it knows is in one folder, so that any process at any time
 * can take up what another one began; two folders are two stacks.
 */
public final class LocalStack {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final Path directory;
  private final Consumer<String> progress;
  private final FolderLock lock;

  private LocalStack(Path directory, Consumer<String> progress) {
    this.directory = directory.toAbsolutePath();
    this.progress = progress;
    this.lock = new FolderLock(this.directory);
  }

  /**
   * @param progress gets a line for everything that takes a while
   */
  public static LocalStack in(Path directory, Consumer<String> progress) {
    return new LocalStack(directory, progress);
  }

  /**
   * Makes the stack what is wanted, and returns when all of it is ready.
   *
   * @param change of the settings it has, or of the default ones if nothing runs
   */
  public void up(UnaryOperator<StackSettings> change) {
    change(stack -> stack.up(change));
  }

  /** Stops everything; the data stays. */
  public void down() {
    change(StackChange::down);
  }

  /** Stops everything and forgets the data, the logs, the ports and the secrets. */
  public void purge() {
    down();
    for (String content : List.of("kafka", "postgres", "logs", "state.properties", "stack.env")) {
      Folders.delete(directory.resolve(content));
    }
  }

  /** Starts one process again, which may be running or dead; it keeps its port and its data. */
  public void restart(String name) {
    change(stack -> stack.restart(name));
  }

  /** SIGKILL, as a crash would. */
  public void kill(String name) {
    process(name).kill();
  }

  /** SIGSTOP, as a machine that hangs; until {@link #resume}. */
  public void pause(String name) {
    process(name).pause();
  }

  public void resume(String name) {
    process(name).resume();
  }

  public long pid(String name) {
    return process(name).pid();
  }

  public boolean isRunning() {
    return statuses().stream().anyMatch(ProcessStatus::isAlive);
  }

  /** Of every process that belongs to the stack, in the order in which they start. */
  public List<ProcessStatus> statuses() {
    Blueprint blueprint = blueprint();
    return blueprint.parts().stream().map(part -> status(part, blueprint.state())).toList();
  }

  public StackSettings settings() {
    return state().settings();
  }

  public Secrets secrets() {
    return state().secrets();
  }

  /** Where its clients call it, however many replicas it has. */
  public String url(ServiceKind kind) {
    return blueprint().url(kind);
  }

  /** One per replica. */
  public List<String> urls(ServiceKind kind) {
    return blueprint().urls(kind);
  }

  public String kafkaBootstrapServers() {
    return blueprint().kafka().bootstrapServers();
  }

  /** With the password in it. */
  public String databaseUri(ServiceKind kind) {
    return blueprint().postgres().server().uri(kind.id());
  }

  public Path log(String name) {
    return directory.resolve("logs").resolve(name + ".log");
  }

  /**
   * From now on the stack ends with this process, however it ends: by a shutdown hook, or, if it is
   * killed, by a guard that sees it die.
   */
  public void endWithThisProcess() {
    var self = ProcessMark.of(ProcessHandle.current());
    lock.holding(
        () -> {
          StackState state = state();
          state.owner(self);
          return state;
        });
    Guard.launch(directory, self);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> downIfOwnedBy(self), "down"));
  }

  /** Returns when another command has stopped the stack or taken it over. */
  public void awaitEnd() {
    var self = ProcessMark.of(ProcessHandle.current());
    Patience.until(FOR_EVER, BETWEEN_LOOKS, () -> !isOwnedBy(self));
  }

  void downIfOwnedBy(ProcessMark owner) {
    change(
        stack -> {
          if (isOwnedBy(owner)) {
            stack.down();
          }
        });
  }

  private static ProcessStatus status(Part part, StackState state) {
    var running = state.running(part.name());
    if (running.isEmpty()) {
      return new ProcessStatus.Stopped(part.name());
    }
    ProcessMark process = running.get().process();
    return process.isAlive()
        ? new ProcessStatus.Alive(
            part.name(),
            process.pid(),
            state.port(part.name()),
            Instant.ofEpochMilli(process.startedMillis()),
            part.isReady())
        : new ProcessStatus.Died(part.name(), process.pid());
  }

  private boolean isOwnedBy(ProcessMark owner) {
    return state().owner().filter(owner::equals).isPresent();
  }

  private void change(Consumer<StackChange> change) {
    lock.holding(
        () -> {
          var stack = new StackChange(directory, progress);
          change.accept(stack);
          return stack;
        });
  }

  private ProcessMark process(String name) {
    return state()
        .running(name)
        .orElseThrow(() -> new StackFailure("There is no process " + name + "."))
        .process();
  }

  private Blueprint blueprint() {
    StackState state = state();
    return new Blueprint(directory, state, state.settings());
  }

  private StackState state() {
    return StackState.in(directory);
  }
}
