package cc.xtracker.ingress;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void runs() {}
}
