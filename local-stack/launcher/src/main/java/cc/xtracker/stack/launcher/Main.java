package cc.xtracker.stack.launcher;

import cc.xtracker.stack.demo.Demo;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ProcessStatus;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import cc.xtracker.stack.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Behind {@code ./xtracker}, which found the Java and built what was stale. */
public final class Main {
  private static final int FAILED = 1;

  private final LocalStack stack;

  private Main(LocalStack stack) {
    this.stack = stack;
  }

  public static void main(String[] words) {
    try {
      Command command = CommandLine.parse(words);
      var main = new Main(LocalStack.in(state(), System.out::println));
      System.exit(main.run(command));
    } catch (StackFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(FAILED);
    }
  }

  private static Path state() {
    return Checkout.root().resolve(".xtracker");
  }

  private int run(Command command) {
    return switch (command) {
      case Command.Up up -> up(up);
      case Command.Demo demo -> demo();
      case Command.Train train -> train();
      case Command.Down down -> down(down);
      case Command.Status status -> status();
      case Command.Logs logs -> logs(logs.name());
      case Command.Restart restart -> restart(restart.name());
      case Command.Receiver receiver -> receiver(receiver.port());
    };
  }

  private int up(Command.Up up) {
    if (!up.detach()) {
      stack.endWithThisProcess();
    }
    stack.up(up.change());
    for (ServiceKind kind : ServiceKind.values()) {
      System.out.printf("%-12s%s%n", kind.id(), String.join("  ", stack.urls(kind)));
    }
    if (up.detach()) {
      System.out.println("Ready. Addresses and tokens are in .xtracker/stack.env.");
    } else {
      System.out.println("Ready. Addresses and tokens are in .xtracker/stack.env. Ctrl-C stops.");
      stack.awaitEnd();
    }
    return 0;
  }

  private int demo() {
    Demo.run(stack, System.out);
    return 0;
  }

  /** On a stack of its own: one that runs goes on. */
  private static int train() {
    TrainingRun.on(state().resolve("training"), System.out::println);
    System.out.println("From their next start on, the services use what was recorded.");
    return 0;
  }

  private int down(Command.Down down) {
    if (down.purge()) {
      stack.purge();
      System.out.println("Stopped, and all data is gone.");
    } else {
      stack.down();
      System.out.println("Stopped. The data stays in .xtracker.");
    }
    return 0;
  }

  private int status() {
    List<ProcessStatus> statuses = stack.statuses();
    System.out.print(StatusTable.render(statuses, Instant.now()));
    return statuses.stream().allMatch(ProcessStatus::isAlive) ? 0 : FAILED;
  }

  private int logs(String name) {
    try {
      Files.copy(stack.log(name), System.out);
      return 0;
    } catch (IOException e) {
      throw new StackFailure("There is no log " + stack.log(name) + ".", e);
    }
  }

  private int restart(String name) {
    stack.restart(name);
    System.out.println(name + " runs with pid " + stack.pid(name) + ".");
    return 0;
  }

  /** Shows what webhooks bring, until Ctrl-C. */
  private int receiver(int port) {
    try (var receiver = WebhookReceiver.start(port, Main::show)) {
      System.out.println("Webhooks to http://127.0.0.1:" + port + "/ are shown here. Ctrl-C ends.");
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      return FAILED;
    }
  }

  private static void show(ReceivedRequest request) {
    System.out.println(request.method() + " " + request.path() + "\n" + request.body());
  }
}
