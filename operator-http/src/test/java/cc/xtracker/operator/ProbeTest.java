package cc.xtracker.operator;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void runs() {}
}
