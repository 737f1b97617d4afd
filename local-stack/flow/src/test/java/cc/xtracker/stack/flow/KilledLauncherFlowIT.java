package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ProcessStatus;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A launcher in the foreground takes the stack with it, however it ends; the data stays. */
class KilledLauncherFlowIT {
  private static final Path DIRECTORY = Path.of("target", "owned-stack").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalStack stack = LocalStack.in(DIRECTORY, line -> {});

  @BeforeEach
  void startFromNothing() {
    stack.purge();
  }

  @AfterEach
  void leaveNothing() {
    stack.purge();
  }

  @Test
  void leavesNothingBehindAndLosesNothing() throws Exception {
    Process launcher = launcher();
    await().atMost(PATIENCE).until(this::allReady);
    Tenant tenant = Tenant.in(stack);
    String event = "{\"event\":\"deposit\",\"eid\":\"tx-1\"}";
    assertThat(tenant.event(0, event).is("queued")).isTrue();

    launcher.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> !stack.isRunning());

    stack.up(settings -> settings);
    assertThat(tenant.event(0, event).is("duplicate")).isTrue();
    List<Long> before = pids();
    stack.up(settings -> settings);
    assertThat(pids()).as("a second up touches nothing").isEqualTo(before);
    assertThat(stack.urls(ServiceKind.INGRESS)).hasSize(1);
  }

  private static Process launcher() throws IOException {
    return new ProcessBuilder(
            Program.java(
                List.of("-cp", classPath(), StackOwner.class.getName(), DIRECTORY.toString())))
        .inheritIO()
        .start();
  }

  /** Of the launcher, as {@code ./xtracker} has it, and the owner beside this class. */
  private static String classPath() throws IOException {
    Path launcher = Checkout.root().resolve("local-stack/launcher/target");
    Path tests = Checkout.root().resolve("local-stack/flow/target/test-classes");
    String libraries = Files.readString(launcher.resolve("launcher.classpath"));
    return String.join(
        File.pathSeparator, tests.toString(), launcher.resolve("classes").toString(), libraries);
  }

  private boolean allReady() {
    List<ProcessStatus> statuses = stack.statuses();
    return !statuses.isEmpty() && statuses.stream().allMatch(ProcessStatus::isReady);
  }

  private List<Long> pids() {
    return List.of("kafka", "postgres", "ingress", "binding", "dispatcher").stream()
        .map(stack::pid)
        .toList();
  }
}
