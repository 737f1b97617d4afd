package cc.xtracker.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every topic as they were released: they decode for ever, and we still write them.
 */
class GoldenFilesTest {
  private static final SpaceId SPACE = new SpaceId("sp_golden");
  private static final Uid UID = new Uid("abc123");
  private static final InboxId INBOX = new InboxId("00112233445566778899aabbccddeeff");
  private static final Event DEPOSIT =
      new Event(
          INBOX,
          SPACE,
          CanonicalEvent.DEPOSIT,
          UID,
          new ExternalId("tx-1"),
          new Deposit(new Amount("25.00"), CurrencyCode.USD),
          EventTime.supplied(1_765_432_100_000L, 1_765_432_101_234L));
  private static final Event DEPOSIT_OF_UNKNOWN_VALUE =
      new Event(
          INBOX,
          SPACE,
          CanonicalEvent.DEPOSIT,
          UID,
          null,
          new Deposit(null, CurrencyCode.USD),
          EventTime.received(1_765_432_101_234L));
  private static final Event CONTACT_OF_NOBODY =
      new Event(
          INBOX,
          SPACE,
          CanonicalEvent.CONTACT,
          null,
          null,
          null,
          EventTime.received(1_765_432_101_234L));
  private static final Click CLICK =
      new Click(
          SPACE,
          UID,
          "spring",
          new Attribution("IwAR…", "120", "promoX", null, null, "9", "banner \"A\"", "feed", "IN"),
          1_765_432_000_000L);
  private static final Binding BINDING =
      new Binding(SPACE, UID, new TgId(555_123), 1_765_432_050_000L);
  private static final Erasure ERASURE = new Erasure(SPACE, UID, 1_765_432_160_000L);
  private static final Delivery DELIVERY =
      new Delivery(
          new EventId("a1b2".repeat(16)),
          INBOX,
          SPACE,
          new DestinationId("dst_golden"),
          CanonicalEvent.DEPOSIT,
          "Purchase",
          UID,
          1_765_432_100_500L,
          "{\"event\":\"Purchase\"}",
          null);
  private static final DeliveryOutcome SENT =
      new DeliveryOutcome(
          DELIVERY,
          new Attempt(2, 1_765_432_140_000L, 200, null, new Latency(12, 1, 3, 7, 1), "ok"),
          DeliveryStatus.SENT,
          null,
          true);
  private static final DeliveryOutcome RETRYING =
      new DeliveryOutcome(
          DELIVERY,
          new Attempt(
              1, 1_765_432_110_000L, null, "timeout", new Latency(15_000, 2, 5, 0, 0), null),
          DeliveryStatus.RETRYING,
          new NextAttempt(1_765_432_140_000L, NextAttempt.Reason.BREAKER_OPEN),
          false);
  private static final Delivery DELIVERY_BEFORE_AGES =
      new Delivery(
          DELIVERY.eventId(),
          INBOX,
          SPACE,
          DELIVERY.destination(),
          CanonicalEvent.DEPOSIT,
          "Purchase",
          UID,
          1_765_432_140_000L,
          "{\"event\":\"Purchase\"}",
          null);
  private static final DeliveryOutcome SENT_BEFORE_PHASES =
      new DeliveryOutcome(
          DELIVERY_BEFORE_AGES,
          new Attempt(2, 1_765_432_140_000L, 200, null, new Latency(12, 0, 0, 0, 0), "ok"),
          DeliveryStatus.SENT,
          null,
          false);
  private static final RejectedRecord REJECTED =
      new RejectedRecord("xtracker.events.v1", 3, 42, "the value is not JSON", 1_765_432_140_000L);
  private static final AuditRecord CHANGED =
      new AuditRecord(
          "c0ffee00".repeat(4),
          1_765_432_140_000L,
          "oidc",
          "248289761001",
          "PATCH /admin/spaces/{space}/destinations/{id}",
          SPACE,
          "dst_golden",
          List.of("url", "headers"),
          "req-1",
          200);
  private static final AuditRecord UNKNOWN =
      new AuditRecord(
          "c0ffee01".repeat(4),
          1_765_432_150_000L,
          "token",
          "admin",
          "POST /admin/spaces",
          null,
          null,
          List.of("name"),
          null,
          null);

  static Stream<Arguments> released() {
    return Stream.of(
        golden("events.v1/deposit.json", DEPOSIT, EventCodec::encode, EventCodec::decode),
        golden(
            "events.v1/deposit-of-unknown-value.json",
            DEPOSIT_OF_UNKNOWN_VALUE,
            EventCodec::encode,
            EventCodec::decode),
        golden(
            "events.v1/contact-of-nobody.json",
            CONTACT_OF_NOBODY,
            EventCodec::encode,
            EventCodec::decode),
        golden("clicks.v1/click.json", CLICK, ClickCodec::encode, ClickCodec::decode),
        golden("bindings.v1/binding.json", BINDING, BindingCodec::encode, BindingCodec::decode),
        golden("erasures.v1/erasure.json", ERASURE, ErasureCodec::encode, ErasureCodec::decode),
        golden(
            "deliveries.v1/sent-with-phases.json",
            SENT,
            DeliveryCodec::encode,
            DeliveryCodec::decode),
        golden(
            "deliveries.v1/retrying-with-reason.json",
            RETRYING,
            DeliveryCodec::encode,
            DeliveryCodec::decode),
        golden(
            "rejected.v1/rejected.json", REJECTED, RejectedRecord::encode, RejectedRecord::decode),
        golden("audit.v1/changed.json", CHANGED, AuditRecord::encode, AuditRecord::decode),
        golden("audit.v1/unknown.json", UNKNOWN, AuditRecord::encode, AuditRecord::decode));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("released")
  <T> void decodesForEver(String file, T meaning, Encoder<T> encoder, Decoder<T> decoder)
      throws Exception {
    assertThat(decoder.decode(bytes(file))).isEqualTo(meaning);
  }

  /** What earlier versions wrote; the fields they did not have get what stands for them. */
  @Test
  void decodesWhatWasWrittenBeforeFieldsWereAdded() throws Exception {
    assertThat(DeliveryCodec.decode(bytes("deliveries.v1/sent.json")))
        .isEqualTo(SENT_BEFORE_PHASES);
    assertThat(DeliveryCodec.decode(bytes("deliveries.v1/retrying.json")).next())
        .isEqualTo(new NextAttempt(1_765_432_140_000L, NextAttempt.Reason.BACKOFF));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("released")
  <T> void isStillWhatWeWrite(String file, T meaning, Encoder<T> encoder, Decoder<T> decoder)
      throws Exception {
    assertThat(new String(encoder.encode(meaning), StandardCharsets.UTF_8))
        .isEqualTo(new String(bytes(file), StandardCharsets.UTF_8));
  }

  private static <T> Arguments golden(
      String file, T meaning, Encoder<T> encoder, Decoder<T> decoder) {
    return Arguments.of(file, meaning, encoder, decoder);
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream golden = GoldenFilesTest.class.getResourceAsStream("/golden/" + file)) {
      assertThat(golden).as("golden file %s", file).isNotNull();
      return golden.readAllBytes();
    }
  }

  interface Encoder<T> {
    byte[] encode(T value);
  }

  interface Decoder<T> {
    T decode(byte[] bytes) throws WireFormatException;
  }
}
