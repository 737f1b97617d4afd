package cc.xtracker.stack.launcher;

import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.local.StackSettings;
import cc.xtracker.stack.process.StackFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the words after {@code ./xtracker}. */
final class CommandLine {
  private static final String HELP = " See ./xtracker help.";
  private static final String NOWHERE = "off";

  private final Deque<String> words;

  private CommandLine(List<String> words) {
    this.words = new ArrayDeque<>(words);
  }

  static Command parse(String... words) {
    return new CommandLine(Arrays.asList(words)).command();
  }

  private Command command() {
    String verb = next("command");
    Command command =
        switch (verb) {
          case "up" -> up();
          case "demo" -> new Command.Demo();
          case "train" -> new Command.Train();
          case "down" -> new Command.Down(takes("--purge"));
          case "status" -> new Command.Status();
          case "logs" -> new Command.Logs(next("name of a process"));
          case "restart" -> new Command.Restart(next("name of a process"));
          case "receiver" -> new Command.Receiver(number("port"));
          default -> throw new StackFailure("There is no command " + verb + "." + HELP);
        };
    if (!words.isEmpty()) {
      throw new StackFailure(verb + " does not take " + words.peek() + "." + HELP);
    }
    return command;
  }

  private Command up() {
    boolean detach = false;
    UnaryOperator<StackSettings> change = UnaryOperator.identity();
    List<String> networks = new ArrayList<>();
    while (!words.isEmpty()) {
      String option = words.remove();
      switch (option) {
        case "--detach" -> detach = true;
        case "--ingress", "--dispatcher", "--binding" -> change = then(change, replicas(option));
        case "--allow-private" -> networks.add(next("network after " + option));
        case "--traces" -> change = then(change, traces(next("URL after " + option)));
        default -> throw new StackFailure("up does not take " + option + "." + HELP);
      }
    }
    if (!networks.isEmpty()) {
      change = then(change, settings -> settings.withAllowedNetworks(networks));
    }
    return new Command.Up(detach, change);
  }

  private UnaryOperator<StackSettings> replicas(String option) {
    ServiceKind kind = ServiceKind.ofId(option.substring("--".length()));
    int replicas = number("count after " + option);
    return settings -> settings.withReplicas(kind, replicas);
  }

  private static UnaryOperator<StackSettings> traces(String word) {
    String collector = word.equals(NOWHERE) ? "" : word;
    return settings -> settings.withCollector(collector);
  }

  private static UnaryOperator<StackSettings> then(
      UnaryOperator<StackSettings> first, UnaryOperator<StackSettings> second) {
    return settings -> second.apply(first.apply(settings));
  }

  private int number(String what) {
    String word = next(what);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new StackFailure("The " + what + " is a number, not " + word + "." + HELP, e);
    }
  }

  private String next(String what) {
    if (words.isEmpty()) {
      throw new StackFailure("A " + what + " is missing." + HELP);
    }
    return words.remove();
  }

  private boolean takes(String option) {
    return words.removeFirstOccurrence(option);
  }
}
