package cc.xtracker.stack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.local.StackSettings;
import cc.xtracker.stack.process.StackFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void upChangesOnlyWhatIsSaid() {
    StackSettings before =
        StackSettings.DEFAULT.withReplicas(ServiceKind.BINDING, 3).alsoAllowing("10.0.0.0/8");

    var up = (Command.Up) CommandLine.parse("up", "--ingress", "2", "--detach");

    assertThat(up.detach()).isTrue();
    assertThat(up.change().apply(before)).isEqualTo(before.withReplicas(ServiceKind.INGRESS, 2));
  }

  @Test
  void upReplacesTheAllowedNetworksByAllThatAreSaid() {
    var up =
        (Command.Up)
            CommandLine.parse("up", "--allow-private", "127.0.0.0/8", "--allow-private", "::1/128");

    assertThat(up.detach()).isFalse();
    assertThat(
            up.change().apply(StackSettings.DEFAULT.alsoAllowing("10.0.0.0/8")).allowedNetworks())
        .containsExactly("127.0.0.0/8", "::1/128");
  }

  @Test
  void upSendsSpansToACollectorUntilToldOff() {
    var on = (Command.Up) CommandLine.parse("up", "--traces", "http://localhost:4318");
    var off = (Command.Up) CommandLine.parse("up", "--traces", "off");

    StackSettings traced = on.change().apply(StackSettings.DEFAULT);
    assertThat(traced.collector()).isEqualTo("http://localhost:4318");
    assertThat(off.change().apply(traced)).isEqualTo(StackSettings.DEFAULT);
  }

  @Test
  void readsTheOtherCommands() {
    assertThat(CommandLine.parse("demo")).isEqualTo(new Command.Demo());
    assertThat(CommandLine.parse("train")).isEqualTo(new Command.Train());
    assertThat(CommandLine.parse("down")).isEqualTo(new Command.Down(false));
    assertThat(CommandLine.parse("down", "--purge")).isEqualTo(new Command.Down(true));
    assertThat(CommandLine.parse("status")).isEqualTo(new Command.Status());
    assertThat(CommandLine.parse("logs", "kafka")).isEqualTo(new Command.Logs("kafka"));
    assertThat(CommandLine.parse("restart", "ingress-2"))
        .isEqualTo(new Command.Restart("ingress-2"));
  }

  @ParameterizedTest
  @CsvSource({
    "fly,                     There is no command fly. See ./xtracker help.",
    "up --fast,               up does not take --fast. See ./xtracker help.",
    "up --ingress,            A count after --ingress is missing. See ./xtracker help.",
    "'up --ingress many',     'The count after --ingress is a number, not many. See ./xtracker help.'",
    "down everything,         down does not take everything. See ./xtracker help.",
    "restart,                 A name of a process is missing. See ./xtracker help.",
  })
  void saysWhatIsWrong(String words, String sentence) {
    assertThatThrownBy(() -> CommandLine.parse(words.split(" ")))
        .isInstanceOf(StackFailure.class)
        .hasMessage(sentence);
  }
}
