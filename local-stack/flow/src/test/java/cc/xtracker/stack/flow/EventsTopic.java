package cc.xtracker.stack.flow;

import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.model.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** {@code xtracker.events.v1} from its beginning to where it ends now. */
final class EventsTopic {
  private EventsTopic() {}

  /**
   * An event, and where it stands.
   *
   * @param ceId by which a consumer recognises a copy without decoding it
   */
  record Place(InboxId id, String ceId, TopicPartition partition, long offset) {}

  /** The ids of all records of one space, copies included. */
  static List<InboxId> of(SpaceId space, String bootstrapServers) throws WireFormatException {
    return places(space, bootstrapServers).stream().map(Place::id).toList();
  }

  /** All records of one space, copies included. */
  static List<Place> places(SpaceId space, String bootstrapServers) throws WireFormatException {
    List<Place> places = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.EVENTS.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          Event event = EventCodec.decode(record.value());
          if (event.space().equals(space)) {
            places.add(
                new Place(
                    event.inboxId(),
                    ceId(record),
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset()));
          }
        }
      }
    }
    return places;
  }

  private static String ceId(ConsumerRecord<byte[], byte[]> record) {
    return new String(
        record.headers().lastHeader(CloudEventHeaders.ID).value(), StandardCharsets.UTF_8);
  }
}
