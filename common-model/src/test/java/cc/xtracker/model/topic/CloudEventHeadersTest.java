package cc.xtracker.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.wire.EventCodec;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {
  private static final SpaceId SPACE = new SpaceId("sp_1");
  private static final Event CONTACT =
      Event.of(
          SPACE,
          CanonicalEvent.CONTACT,
          new Uid("abc"),
          null,
          null,
          EventTime.supplied(1_765_432_100_000L, 1_765_432_200_000L));

  @Test
  void tellWhatTheRecordIsWithoutReadingIt() {
    assertThat(EventCodec.record(CONTACT).headers())
        .containsExactly(
            entry("ce_specversion", "1.0"),
            entry("ce_id", CONTACT.inboxId().value()),
            entry("ce_type", "cc.xtracker.event.contact.v1"),
            entry("ce_source", "/spaces/sp_1/events"),
            entry("ce_subject", "abc"),
            entry("ce_time", "2025-12-11T05:48:20Z"),
            entry("content-type", "application/json"));
  }

  @Test
  void carryTheTraceOfTheRequest() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    assertThat(EventCodec.record(CONTACT).tracedBy(trace).headers())
        .containsEntry("traceparent", trace);
    assertThat(EventCodec.record(CONTACT).tracedBy(null).headers())
        .doesNotContainKey("traceparent");
  }

  @Test
  void onePersonHasOneKey() {
    assertThat(RecordKey.of(CONTACT).value()).isEqualTo("sp_1:abc");
  }

  @Test
  void anEventOfNobodyHasItsOwnKey() {
    Event nobody = Event.of(SPACE, CanonicalEvent.CONTACT, null, null, null, EventTime.received(1));
    assertThat(RecordKey.of(nobody).value()).isEqualTo("sp_1:" + nobody.inboxId());
    assertThat(EventCodec.record(nobody).headers()).doesNotContainKey("ce_subject");
  }
}
