package cc.xtracker.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private final Arrivals arrivals = new Arrivals();

  @Test
  void countsRequestsByMannerAndReceivers() {
    arrivals.request(Manner.OK.path(1));
    arrivals.request(Manner.OK.path(2));
    arrivals.request(Manner.OK.path(2));
    arrivals.request(Manner.NEVER.path(3));

    SinkCounts counts = arrivals.counts();
    assertThat(counts.received(Manner.OK)).isEqualTo(3);
    assertThat(counts.received(Manner.NEVER)).isEqualTo(1);
    assertThat(counts.received(Manner.TIMED)).isZero();
    assertThat(counts.received()).isEqualTo(4);
    assertThat(counts.receiverCount()).isEqualTo(3);
  }

  @Test
  void tellsHowManyRequestsFoundAConnection() {
    SinkCounts before = arrivals.counts();
    arrivals.opened();
    for (int request = 0; request < 20; request++) {
      arrivals.request(Manner.OK.path(1));
    }
    assertThat(arrivals.counts().reuseSince(before)).isEqualTo(0.95);
  }

  @Test
  void measuresLatenessFromWhenItOccurred() {
    long occurred = System.currentTimeMillis() - 2_000;
    arrivals.late(Buffer.buffer("{\"occurred_at_ms\":" + occurred + ",\"click\":{}}"));

    SinkCounts.Lateness lateness = arrivals.counts().lateness();
    assertThat(lateness.count()).isEqualTo(1);
    assertThat(lateness.p50Millis()).isBetween(1_990.0, 12_000.0);

    arrivals.forgetLateness();
    assertThat(arrivals.counts().lateness().count()).isZero();
  }
}
