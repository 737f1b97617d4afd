package cc.xtracker.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  @Test
  void isWhatTheKernelCounts() {
    String status = "Name:\tjava\nVmHWM:\t  300000 kB\nVmRSS:\t  184320 kB\nThreads:\t40\n";

    assertThat(ResidentMemory.in(status).mebibytes()).isEqualTo(180);
  }
}
