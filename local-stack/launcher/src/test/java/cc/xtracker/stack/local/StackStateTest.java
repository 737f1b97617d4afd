package cc.xtracker.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.process.ProcessMark;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
  private static final ProcessMark SELF = ProcessMark.of(ProcessHandle.current());

  @TempDir private Path directory;

  @Test
  void remembersSettings() {
    StackSettings settings =
        StackSettings.DEFAULT
            .withReplicas(ServiceKind.DISPATCHER, 2)
            .withAllowedNetworks(List.of("127.0.0.0/8", "10.0.0.0/8"))
            .withCollector("http://localhost:4318")
            .inTraining()
            .withoutFsync();

    state().settings(settings);

    assertThat(state().settings()).isEqualTo(settings);
  }

  @Test
  void beginsWithTheDefaultSettings() {
    assertThat(state().settings()).isEqualTo(StackSettings.DEFAULT);
  }

  @Test
  void makesSecretsOnceForItsOwnerOnly() throws IOException {
    state().makeSecretsOnce();
    Secrets made = state().secrets();
    state().makeSecretsOnce();

    assertThat(state().secrets()).isEqualTo(made);
    assertThat(made.adminToken()).isNotEqualTo(made.internalToken()).hasSize(48);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("state.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsAPortThatIsFree() {
    state().assignFreePort("ingress");
    int first = state().port("ingress");
    state().assignFreePort("ingress");

    assertThat(state().port("ingress")).isEqualTo(first).isPositive();
  }

  @Test
  void givesUpAPortThatSomebodyElseTook() throws IOException {
    state().assignFreePort("ingress");
    int first = state().port("ingress");
    try (var taken = new ServerSocket(first)) {
      state().assignFreePort("ingress");
    }

    assertThat(state().port("ingress")).isNotEqualTo(first);
  }

  @Test
  void remembersWhatWasLaunchedUntilItIsStopped() {
    state().launched("ingress-2", new Running(SELF, "recipe"));

    assertThat(state().running("ingress-2")).contains(new Running(SELF, "recipe"));
    assertThat(state().launched()).containsExactly("ingress-2");

    state().stopped("ingress-2");

    assertThat(state().running("ingress-2")).isEmpty();
    assertThat(state().launched()).isEmpty();
  }

  @Test
  void remembersItsOwnerUntilItIsDisowned() {
    state().owner(SELF);
    assertThat(state().owner()).contains(SELF);

    state().disown();
    assertThat(state().owner()).isEmpty();
  }

  private StackState state() {
    return StackState.in(directory);
  }
}
