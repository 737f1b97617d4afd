package cc.xtracker.bench.scene;

import cc.xtracker.bench.sink.SinkProcess;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.local.StackSettings;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack started from nothing, a sink, and tenants whose destinations lead there. */
public final class Scene implements AutoCloseable {
  private static final String DISPATCHER = ServiceKind.DISPATCHER.id();
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private final LocalStack stack;
  private final SinkProcess sink;
  private final Tenants tenants;
  private final Events events;

  private Scene(LocalStack stack, SinkProcess sink) {
    this.stack = stack;
    this.sink = sink;
    this.tenants = new Tenants(stack, sink);
    this.events = new Events(stack.kafkaBootstrapServers(), tenants);
  }

  /**
   * @param directory of the stack, which is purged before and after
   */
  public static Scene begin(Path directory) {
    LocalStack stack = LocalStack.in(directory, line -> {});
    stack.purge();
    stack.endWithThisProcess();
    stack.up(StackSettings::alsoAllowingThisMachine);
    return new Scene(stack, SinkProcess.start(directory));
  }

  public LocalStack stack() {
    return stack;
  }

  public SinkProcess sink() {
    return sink;
  }

  public Tenants tenants() {
    return tenants;
  }

  public Events events() {
    return events;
  }

  /** It finishes what it holds; events wait in Kafka from here on. */
  public void stopDispatcher() {
    ProcessHandle.of(dispatcherPid())
        .map(ProcessMark::of)
        .ifPresent(dispatcher -> dispatcher.stop(StopSignal.TERM, STOP_LIMIT));
  }

  public void startDispatcher() {
    stack.restart(DISPATCHER);
  }

  public long dispatcherPid() {
    return stack.pid(DISPATCHER);
  }

  /** Of all that works while events are delivered, by name. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (String name : List.of(DISPATCHER, "kafka", "postgres", "binding")) {
      pids.put(name, stack.pid(name));
    }
    pids.put("sink", sink.pid());
    return pids;
  }

  @Override
  public void close() {
    events.close();
    tenants.close();
    sink.close();
    stack.purge();
  }
}
