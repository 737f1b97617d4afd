package cc.xtracker.bench.startup;

import cc.xtracker.bench.probe.ResidentMemory;
import cc.xtracker.stack.front.Readiness;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import cc.xtracker.stack.training.TrainingRun;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Each service, one at a time, beside a stack that has nothing to do: stopped, and started again in
 * all variants in turn. A training run comes first, if there was none since the build.
 */
public final class StartupBench {
  private static final int ROUND_COUNT = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  /** Until what only a start needs is done, the threads of the compiler included. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final Path directory;

  /**
   * One start.
   *
   * @param readyMillis from the start of the process to the first answer that it is ready
   * @param residentMib after ten seconds without a request
   */
  public record Started(long readyMillis, long residentMib) {}

  /**
   * @param loadAverage of the machine over the last minute when it began; others slow a start down
   * @param starts round by round, by service and variant
   */
  public record Result(double loadAverage, Map<Variant, Map<ServiceKind, List<Started>>> starts) {}

  /**
   * @param directory of the stack, which is started from nothing and purged afterwards
   */
  public StartupBench(Path directory) {
    this.directory = directory;
  }

  public Result run(Consumer<String> progress) {
    TrainingRun.unlessDone(directory, progress);
    LocalStack stack = LocalStack.in(directory, progress);
    stack.purge();
    stack.endWithThisProcess();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Map<Variant, Map<ServiceKind, List<Started>>> measured = new EnumMap<>(Variant.class);
    try {
      stack.up(settings -> settings);
      for (ServiceKind kind : ServiceKind.values()) {
        measure(stack, kind, measured, progress);
        stack.restart(kind.id());
      }
    } finally {
      stack.purge();
    }
    return new Result(load, measured);
  }

  private void measure(
      LocalStack stack,
      ServiceKind kind,
      Map<Variant, Map<ServiceKind, List<Started>>> measured,
      Consumer<String> progress) {
    long pid = stack.pid(kind.id());
    Launch launch = Launch.of(pid);
    int port = URI.create(stack.url(kind)).getPort();
    ProcessHandle.of(pid).map(ProcessMark::of).ifPresent(StartupBench::stop);
    for (int round = 0; round < ROUND_COUNT; round++) {
      for (Variant variant : Variant.values()) {
        Started started = start(launch, variant, port);
        progress.accept(kind.id() + " " + variant + " " + started);
        measured
            .computeIfAbsent(variant, _ -> new EnumMap<>(ServiceKind.class))
            .computeIfAbsent(kind, _ -> new ArrayList<>())
            .add(started);
      }
    }
  }

  private Started start(Launch launch, Variant variant, int port) {
    long begin = System.nanoTime();
    ProcessMark process = launch.as(variant, directory.resolve("logs/startup.log")).launch();
    try {
      if (!Patience.until(START_LIMIT, BETWEEN_LOOKS, () -> Readiness.at(port))) {
        throw new StackFailure("It does not start; see " + directory + "/logs/startup.log.");
      }
      long readyMillis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      Patience.until(REST, () -> false);
      return new Started(readyMillis, ResidentMemory.ofProcess(process.pid()).mebibytes());
    } finally {
      stop(process);
    }
  }

  private static void stop(ProcessMark process) {
    process.stop(StopSignal.TERM, STOP_LIMIT);
  }
}
