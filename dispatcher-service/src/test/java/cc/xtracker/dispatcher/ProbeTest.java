package cc.xtracker.dispatcher;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void runs() {}
}
