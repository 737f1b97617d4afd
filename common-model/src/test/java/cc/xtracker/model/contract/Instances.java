package cc.xtracker.model.contract;

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
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.AuditRecord;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.DeliveryCodec;
import cc.xtracker.model.wire.ErasureCodec;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.model.wire.RejectedRecord;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records of every topic, drawn from a seed. */
final class Instances {
  private static final String ALPHABET = "ab1-_:/ \"\\|{}<>éж€😀";
  private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD", "USDT", "EUR");
  private static final List<String> AMOUNTS =
      List.of("0", "25", "-3.5", "1e3", ".5", "0.000000000000000001", "999999999999999");
  private static final List<DeliveryStatus> ENDS =
      List.of(DeliveryStatus.SENT, DeliveryStatus.FAILED_PERMANENTLY, DeliveryStatus.DISCARDED);

  private final Random random;

  Instances(long seed) {
    random = new Random(seed);
  }

  TopicRecord of(Topic topic) {
    return switch (topic) {
      case EVENTS -> EventCodec.record(event());
      case CLICKS -> ClickCodec.record(click());
      case BINDINGS -> BindingCodec.record(binding());
      case ERASURES -> ErasureCodec.record(new Erasure(space(), uid(), millis()));
      case DELIVERIES -> DeliveryCodec.record(outcome());
      case REJECTED -> rejected().record();
      case AUDIT -> audit().record();
    };
  }

  private Event event() {
    CanonicalEvent canonical = one(List.of(CanonicalEvent.values()));
    return Event.of(
        space(),
        canonical,
        maybe(this::uid),
        maybe(() -> new ExternalId(text(256))),
        canonical == CanonicalEvent.DEPOSIT ? deposit() : null,
        new EventTime(millis(), millis(), random.nextBoolean()));
  }

  private Deposit deposit() {
    CurrencyCode currency = new CurrencyCode(one(CURRENCIES));
    return new Deposit(maybe(() -> Amount.parse(one(AMOUNTS), currency)), currency);
  }

  private Click click() {
    Supplier<String> text = () -> text(512);
    Attribution attribution =
        new Attribution(
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(() -> one(List.of("IN", "BR", "XK"))));
    return new Click(space(), uid(), maybe(text), attribution, millis());
  }

  private Binding binding() {
    return new Binding(space(), uid(), new TgId(1 + random.nextLong(Long.MAX_VALUE)), millis());
  }

  private DeliveryOutcome outcome() {
    Event event = event();
    DestinationId destination = new DestinationId("dst_" + random.nextInt(100));
    Delivery delivery =
        new Delivery(
            EventId.of(event.inboxId(), destination),
            event.inboxId(),
            event.space(),
            destination,
            event.canonical(),
            text(40),
            event.uid(),
            millis(),
            "{\"event\":\"Purchase\"}",
            null);
    Attempt attempt =
        new Attempt(
            random.nextInt(100),
            millis(),
            maybe(() -> 100 + random.nextInt(900)),
            maybe(() -> "timeout"),
            new Latency(phase(), phase(), phase(), phase(), phase()),
            maybe(() -> text(100)));
    boolean retrying = random.nextBoolean();
    return new DeliveryOutcome(
        delivery,
        attempt,
        retrying ? DeliveryStatus.RETRYING : one(ENDS),
        retrying ? new NextAttempt(millis(), one(List.of(NextAttempt.Reason.values()))) : null,
        random.nextBoolean());
  }

  private RejectedRecord rejected() {
    return new RejectedRecord(
        one(List.of(Topic.values())).topicName(),
        random.nextInt(Topic.PARTITION_COUNT),
        random.nextLong(Long.MAX_VALUE),
        "uid must be 1 to 128 characters",
        millis());
  }

  private AuditRecord audit() {
    return new AuditRecord(
        "%032x".formatted(random.nextLong(Long.MAX_VALUE)),
        millis(),
        one(List.of("token", "oidc")),
        text(40),
        "PATCH /admin/spaces/{space}/destinations/{id}",
        maybe(this::space),
        maybe(() -> text(100)),
        one(List.of(List.of(), List.of("url", "headers"))),
        maybe(() -> text(100)),
        maybe(() -> 200 + random.nextInt(400)));
  }

  private SpaceId space() {
    return new SpaceId("sp_" + random.nextInt(3));
  }

  private Uid uid() {
    return new Uid(text(128));
  }

  private long millis() {
    return 1_700_000_000_000L + random.nextLong(100_000_000_000L);
  }

  private long phase() {
    return random.nextLong(30_000);
  }

  /** At most so many UTF-16 units, never none. */
  private String text(int maxLength) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(maxLength - 1);
    int[] letters = ALPHABET.codePoints().toArray();
    while (text.length() < length) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(4) == 0 ? null : value.get();
  }
}
