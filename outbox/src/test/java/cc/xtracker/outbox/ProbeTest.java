package cc.xtracker.outbox;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void runs() {}
}
