package cc.xtracker.binding;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void runs() {}
}
