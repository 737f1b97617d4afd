package cc.xtracker.stack.local;

import cc.xtracker.stack.kafka.Topics;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One change of a stack from what it is to what is wanted. Whoever makes it holds the lock. */
final class StackChange {
  private final Path directory;
  private final StackState state;
  private final Consumer<String> progress;

  StackChange(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.state = StackState.in(directory);
    this.progress = progress;
  }

  /** Starts what is missing or dead, restarts what has another recipe, touches nothing else. */
  void up(UnaryOperator<StackSettings> change) {
    boolean wasRunning = isRunning();
    state.owner().filter(owner -> !owner.isAlive()).ifPresent(dead -> state.disown());
    StackSettings wanted = change.apply(wasRunning ? state.settings() : StackSettings.DEFAULT);
    stop(surplus(wanted));
    state.settings(wanted);
    state.makeSecretsOnce();
    assignPorts(wanted);
    try {
      bringUp(blueprint());
    } catch (StackFailure failure) {
      if (!wasRunning) {
        down();
      }
      throw failure;
    }
  }

  void restart(String name) {
    Part part = part(name);
    stop(List.of(part));
    Part.awaitReady(ensure(List.of(part)));
    writeEnv();
  }

  /** Services first, so that they can finish what they hold; then what they need for it. */
  void down() {
    Blueprint blueprint = blueprint();
    state.disown();
    stop(blueprint.services());
    stop(blueprint.fronts());
    stop(List.of(blueprint.kafka()));
    stop(List.of(blueprint.postgres()));
    // Nothing in it is true any more.
    Folders.delete(directory.resolve("stack.env"));
  }

  boolean isRunning() {
    return state.launched().stream()
        .anyMatch(name -> state.running(name).filter(Running::isAlive).isPresent());
  }

  private List<Part> surplus(StackSettings wanted) {
    var names = new Blueprint(directory, state, wanted).parts().stream().map(Part::name).toList();
    return blueprint().parts().stream().filter(part -> !names.contains(part.name())).toList();
  }

  private void assignPorts(StackSettings wanted) {
    for (ServerPort port : Blueprint.ports(wanted)) {
      if (state.running(port.process()).filter(Running::isAlive).isEmpty()) {
        state.assignFreePort(port.name());
      }
    }
  }

  private void bringUp(Blueprint blueprint) {
    var foundation = List.of(blueprint.kafka(), blueprint.postgres());
    Part.awaitReady(ensure(foundation));
    Topics.create(blueprint.kafka().bootstrapServers());
    for (ServiceKind kind : ServiceKind.values()) {
      blueprint.postgres().server().createIfAbsent(kind.id());
    }
    Part.awaitReady(ensure(blueprint.applications()));
    writeEnv();
  }

  /** All of them run as wanted, or are about to. */
  private Map<Part, ProcessMark> ensure(List<? extends Part> parts) {
    List<? extends Part> others = parts.stream().filter(part -> !runsAsWanted(part)).toList();
    stop(others);
    if (!others.isEmpty()) {
      progress.accept("Starting " + names(others));
    }
    others.forEach(this::launch);
    Map<Part, ProcessMark> running = new LinkedHashMap<>();
    parts.forEach(part -> running.put(part, recorded(part).orElseThrow().process()));
    return running;
  }

  private boolean runsAsWanted(Part part) {
    return recorded(part)
        .filter(Running::isAlive)
        .filter(running -> running.recipe().equals(recipe(part)))
        .isPresent();
  }

  private void launch(Part part) {
    state.launched(part.name(), new Running(part.launch(), recipe(part)));
  }

  /** All at the same time; those that are dead already are only forgotten. */
  private void stop(List<? extends Part> parts) {
    List<? extends Part> launched = parts.stream().filter(p -> recorded(p).isPresent()).toList();
    List<? extends Part> alive =
        launched.stream().filter(p -> recorded(p).filter(Running::isAlive).isPresent()).toList();
    if (!alive.isEmpty()) {
      progress.accept("Stopping " + names(alive));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      alive.forEach(p -> threads.execute(() -> p.stop(recorded(p).orElseThrow().process())));
    }
    launched.forEach(p -> state.stopped(p.name()));
  }

  private Optional<Running> recorded(Part part) {
    return state.running(part.name());
  }

  private Part part(String name) {
    List<Part> parts = blueprint().parts();
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new StackFailure("There is no " + name + ". There are: " + names(parts) + "."));
  }

  private Blueprint blueprint() {
    return new Blueprint(directory, state, state.settings());
  }

  private void writeEnv() {
    PrivateFile.write(directory.resolve("stack.env"), StackEnv.of(blueprint()).render());
  }

  private static String recipe(Part part) {
    return Fingerprint.of(part.toString());
  }

  private static String names(List<? extends Part> parts) {
    return parts.stream().map(Part::name).collect(Collectors.joining(", "));
  }
}
