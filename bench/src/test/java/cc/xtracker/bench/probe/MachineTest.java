package cc.xtracker.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void readsTheProcessorOfTheMachine() {
    assertThat(Machine.processor("processor : 0\nmodel name\t: Some CPU @ 2GHz\n"))
        .isEqualTo("Some CPU @ 2GHz");
    assertThat(Machine.processor("")).isEqualTo("unknown");
  }
}
