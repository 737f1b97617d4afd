package cc.xtracker.stack.local;

import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a stack remembers between commands: its secrets, ports, settings, and the processes that
 * were launched. Written at once after every change, so that a killed launcher leaves nothing that
 * cannot be found.
 */
final class StackState {
  private static final String PROCESS = "process.";
  private static final String RECIPE = "recipe.";
  private static final String PORT = "port.";

  private final Path file;
  private final Properties text = new Properties();

  private StackState(Path file) {
    this.file = file;
  }

  /** As it is now. Only who holds the folder's lock may change it. */
  static StackState in(Path directory) {
    var state = new StackState(directory.resolve("state.properties"));
    if (Files.exists(state.file)) {
      try (var reader = Files.newBufferedReader(state.file)) {
        state.text.load(reader);
      } catch (IOException e) {
        throw new StackFailure("Cannot read " + state.file + ": " + e.getMessage(), e);
      }
    }
    return state;
  }

  /** Empty ones before the first start. */
  Secrets secrets() {
    return new Secrets(
        text.getProperty("secret.admin-token", ""),
        text.getProperty("secret.internal-token", ""),
        text.getProperty("secret.database-password", ""),
        text.getProperty("secret.key", ""));
  }

  void makeSecretsOnce() {
    if (!text.containsKey("secret.key")) {
      Secrets made = Secrets.random(new SecureRandom());
      text.setProperty("secret.admin-token", made.adminToken());
      text.setProperty("secret.internal-token", made.internalToken());
      text.setProperty("secret.database-password", made.databasePassword());
      text.setProperty("secret.key", made.key());
      save();
    }
  }

  /** 0 before the first start. */
  int port(String name) {
    return Integer.parseInt(text.getProperty(PORT + name, "0"));
  }

  /** The one it had, so that a restart is where its clients expect it; if taken, another one. */
  void assignFreePort(String name) {
    int known = port(name);
    if (known == 0 || !Ports.isFree(known)) {
      text.setProperty(PORT + name, String.valueOf(Ports.free()));
      save();
    }
  }

  StackSettings settings() {
    Map<ServiceKind, Integer> replicas = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) {
      replicas.put(kind, Integer.parseInt(text.getProperty("replicas." + kind.id(), "1")));
    }
    String networks = text.getProperty("allowed-networks", "");
    return new StackSettings(
        replicas,
        networks.isEmpty() ? List.of() : List.of(networks.split(",", -1)),
        text.getProperty("collector", ""),
        Boolean.parseBoolean(text.getProperty("training", "false")),
        Boolean.parseBoolean(text.getProperty("fsync", "true")));
  }

  void settings(StackSettings settings) {
    settings
        .replicas()
        .forEach((kind, count) -> text.setProperty("replicas." + kind.id(), count.toString()));
    text.setProperty("allowed-networks", String.join(",", settings.allowedNetworks()));
    text.setProperty("collector", settings.collector());
    text.setProperty("training", String.valueOf(settings.training()));
    text.setProperty("fsync", String.valueOf(settings.fsync()));
    save();
  }

  /** The names of all that was launched and not stopped since, dead or alive. */
  SortedSet<String> launched() {
    SortedSet<String> names = new TreeSet<>();
    for (String key : text.stringPropertyNames()) {
      if (key.startsWith(PROCESS)) {
        names.add(key.substring(PROCESS.length()));
      }
    }
    return names;
  }

  Optional<Running> running(String name) {
    return Optional.ofNullable(text.getProperty(PROCESS + name))
        .map(mark -> new Running(ProcessMark.parse(mark), text.getProperty(RECIPE + name, "")));
  }

  void launched(String name, Running running) {
    text.setProperty(PROCESS + name, running.process().text());
    text.setProperty(RECIPE + name, running.recipe());
    save();
  }

  void stopped(String name) {
    text.remove(PROCESS + name);
    text.remove(RECIPE + name);
    save();
  }

  /** The process with which the stack is to end, if there is one. */
  Optional<ProcessMark> owner() {
    return Optional.ofNullable(text.getProperty("owner")).map(ProcessMark::parse);
  }

  void owner(ProcessMark owner) {
    text.setProperty("owner", owner.text());
    save();
  }

  void disown() {
    text.remove("owner");
    save();
  }

  private void save() {
    var writer = new StringWriter();
    try {
      text.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFile.write(file, writer.toString());
  }
}
