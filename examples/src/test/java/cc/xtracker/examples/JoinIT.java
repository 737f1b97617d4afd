package cc.xtracker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.EventCodec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A stream processor joins the topics as they are, without repartitioning. */
class JoinIT {
  private static final int PERSON_COUNT = 200;

  @Test
  void theRecordsOfAPersonStandInTheSamePartitionOfEachTopic() {
    People people = People.ofNewSpace();
    Set<Integer> used = new HashSet<>();
    try (RealTopics topics = new RealTopics()) {
      for (int i = 0; i < PERSON_COUNT; i++) {
        String uid = i % 2 == 0 ? "person-" + i : "жанна:" + i;
        int event =
            topics
                .put(EventCodec.record(people.event(uid, CanonicalEvent.CONTACT, "e", null)))
                .partition();
        assertThat(topics.put(ClickCodec.record(people.click(uid, null, null))).partition())
            .isEqualTo(event);
        assertThat(topics.put(BindingCodec.record(people.binding(uid, 1 + i))).partition())
            .isEqualTo(event);
        used.add(event);
      }
    }
    assertThat(used).hasSizeGreaterThan(6);
  }
}
