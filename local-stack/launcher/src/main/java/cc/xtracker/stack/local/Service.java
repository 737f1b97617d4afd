package cc.xtracker.stack.local;

import cc.xtracker.stack.front.Readiness;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One process of one of our services, from its packaged jar.
 *
 * @param environment sorted, because equal services must read equal
 * @param heap options of the JVM beside those that all services have
 * @param training whether it records what it does, instead of using what was recorded
 * @param build identity of the jar: another one asks for a restart
 */
record Service(
    String name,
    int port,
    List<String> heap,
    boolean training,
    SortedMap<String, String> environment,
    Path jar,
    ClassCache cache,
    String build,
    Path log)
    implements Part {
  /** As long as Kubernetes gives it, {@code terminationGracePeriodSeconds}. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  /** What was recorded is compiled into a cache before the process ends. */
  private static final Duration STOP_LIMIT_IN_TRAINING = Duration.ofMinutes(5);

  private static final List<String> JVM =
      List.of(
          // Several JVMs share one small machine: each knows its bound, none reserves in advance.
          "-Xms64m",
          "-Xmx512m",
          // What the classes take: at the default a start stops twice to collect everything.
          "-XX:MetaspaceSize=128m",
          "-XX:+UseParallelGC",
          // As the class cache beside the jar was made.
          "-XX:+UseCompactObjectHeaders",
          // A process without memory serves nobody; ended, it can be restarted.
          "-XX:+ExitOnOutOfMemoryError");

  @Override
  public ProcessMark launch() {
    if (!Files.exists(jar)) {
      throw new StackFailure(jar + " is not there. ./xtracker up builds it.");
    }
    List<String> arguments = new ArrayList<>(JVM);
    arguments.addAll(heap);
    arguments.add(training ? cache.toRecord() : cache.toUse());
    arguments.addAll(List.of("-jar", jar.toString()));
    return new Program(Program.java(arguments), environment, log).launch();
  }

  @Override
  public boolean isReady() {
    return Readiness.at(port);
  }

  @Override
  public void stop(ProcessMark process) {
    process.stop(stopSignal(), training ? STOP_LIMIT_IN_TRAINING : STOP_LIMIT);
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.TERM;
  }
}
