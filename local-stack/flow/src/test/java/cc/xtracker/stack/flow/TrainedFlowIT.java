package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a training run a service starts from what it recorded, and its JVM has no objection. */
class TrainedFlowIT {
  private final LocalStack stack = FlowStack.whole();

  @ParameterizedTest
  @EnumSource
  void startsFromWhatWasRecorded(ServiceKind kind) throws IOException {
    assertThat(ProcessHandle.of(stack.pid(kind.id())))
        .hasValueSatisfying(
            process ->
                assertThat(process.info().arguments())
                    .hasValueSatisfying(
                        arguments ->
                            assertThat(arguments)
                                .contains("-XX:AOTCache=" + kind.classCache().trained())));
    assertThat(Files.readString(stack.log(kind.id()))).doesNotContain("[aot]");
  }
}
