package cc.xtracker.binding.kafka;

import cc.xtracker.binding.funnel.Fact;
import cc.xtracker.binding.funnel.FunnelStep;
import cc.xtracker.binding.funnel.Pseudonym;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.model.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record as the fact that it tells. */
final class Facts {
  /** All digits that we let in, with what padding, point and sign add. */
  private static final int MAX_AMOUNT_LENGTH = 2 * Amount.MAX_DIGITS;

  /** Each topic that tells facts. */
  static final Map<Topic, Reading> OF =
      Map.of(
          Topic.EVENTS,
          Facts::happened,
          Topic.CLICKS,
          Facts::clicked,
          Topic.BINDINGS,
          Facts::bound);

  private Facts() {}

  /** How records of one topic are read. */
  interface Reading {
    /**
     * @throws WireFormatException naming the field and the rule that it breaks
     * @throws IllegalArgumentException the same
     */
    Fact read(ConsumerRecord<byte[], byte[]> read) throws WireFormatException;
  }

  private static Fact happened(ConsumerRecord<byte[], byte[]> read) throws WireFormatException {
    Event event = EventCodec.decode(value(read));
    Deposit deposit = event.deposit();
    if (deposit != null
        && deposit.value() != null
        && deposit.value().value().length() > MAX_AMOUNT_LENGTH) {
      throw new IllegalArgumentException("value is longer than any amount");
    }
    Uid uid = event.uid();
    return new Fact.Happened(
        event.space(),
        event.inboxId(),
        FunnelStep.of(event.canonical()),
        uid == null ? null : Pseudonym.of(event.space(), uid),
        deposit,
        event.time().occurredAtMillis());
  }

  private static Fact clicked(ConsumerRecord<byte[], byte[]> read) throws WireFormatException {
    Click click = ClickCodec.decode(value(read));
    return new Fact.Clicked(
        click.space(),
        Pseudonym.of(click.space(), click.uid()),
        storable(click.linkSlug()),
        storable(click.attribution().campaignName()),
        click.clickedAtMillis());
  }

  private static Fact bound(ConsumerRecord<byte[], byte[]> read) throws WireFormatException {
    if (read.value() == null) {
      return unbound(read);
    }
    Binding binding = BindingCodec.decode(read.value());
    return new Fact.Bound(
        binding.space(), Pseudonym.of(binding.space(), binding.uid()), binding.boundAtMillis());
  }

  /** A record without a value takes the binding of its key back. */
  private static Fact unbound(ConsumerRecord<byte[], byte[]> read) {
    String key = read.key() == null ? "" : new String(read.key(), StandardCharsets.UTF_8);
    int colon = key.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("the key is not of the form space:uid");
    }
    SpaceId space = new SpaceId(key.substring(0, colon));
    return new Fact.Unbound(space, Pseudonym.of(space, new Uid(key.substring(colon + 1))));
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> read) {
    if (read.value() == null) {
      throw new IllegalArgumentException("the record has no value");
    }
    return read.value();
  }

  /** PostgreSQL has no NUL in a text, UTF-8 no unpaired surrogate. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null
        ? null
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
            .replace('\0', '\uFFFD');
  }
}
