package cc.xtracker.outbox;

import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a row as bytes, and back.
 *
 * <pre>
 *   row    = version(1) count record*
 *   record = text(topic name) text(key) count (text(header) text(value))* length value
 *   text   = 0 length UTF-8        the first time; it then has the next number, from 1
 *          | number                every other time
 * </pre>
 *
 * Numbers, counts and lengths are LEB128. A value without bytes is a tombstone: JSON has some.
 * Header names and most of their values repeat from record to record, so a batch is little more
 * than its keys and values.
 */
final class RowCodec {
  private static final int VERSION = 1;
  private static final int NEW_TEXT = 0;
  private static final byte[] TOMBSTONE = {};

  private RowCodec() {}

  static byte[] encode(List<TopicRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 512 * records.size());
    try {
      new Writer(new DataOutputStream(bytes)).row(records);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException if these are not the bytes of a row in a version that we know
   */
  static List<TopicRecord> decode(byte[] payload) throws IOException {
    return new Reader(new DataInputStream(new ByteArrayInputStream(payload))).row();
  }

  private record Writer(DataOutputStream out, Map<String, Integer> seen) {
    Writer(DataOutputStream out) {
      this(out, new HashMap<>());
    }

    void row(List<TopicRecord> records) throws IOException {
      out.writeByte(VERSION);
      number(records.size());
      for (TopicRecord record : records) {
        record(record);
      }
    }

    private void record(TopicRecord record) throws IOException {
      text(record.topic().topicName());
      text(record.key().value());
      number(record.headers().size());
      for (Map.Entry<String, String> header : record.headers().entrySet()) {
        text(header.getKey());
        text(header.getValue());
      }
      byte[] value = record.value();
      bytes(value == null ? TOMBSTONE : value);
    }

    private void text(String text) throws IOException {
      Integer number = seen.putIfAbsent(text, seen.size() + 1);
      if (number != null) {
        number(number);
        return;
      }
      number(NEW_TEXT);
      bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) throws IOException {
      number(bytes.length);
      out.write(bytes);
    }

    private void number(int number) throws IOException {
      int rest = number;
      while (rest > 0x7f) {
        out.writeByte((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.writeByte(rest);
    }
  }

  private record Reader(DataInputStream in, List<String> seen) {
    Reader(DataInputStream in) {
      this(in, new ArrayList<>());
    }

    List<TopicRecord> row() throws IOException {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("a row of version " + version + ", known is " + VERSION);
      }
      int count = number();
      List<TopicRecord> records = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        records.add(record());
      }
      return records;
    }

    private TopicRecord record() throws IOException {
      Topic topic = topic(text());
      RecordKey key = new RecordKey(text());
      Map<String, String> headers = new LinkedHashMap<>();
      for (int left = number(); left > 0; left--) {
        headers.put(text(), text());
      }
      byte[] value = bytes();
      return new TopicRecord(topic, key, headers, value.length == 0 ? null : value);
    }

    private static Topic topic(String name) throws IOException {
      for (Topic topic : Topic.values()) {
        if (topic.topicName().equals(name)) {
          return topic;
        }
      }
      throw new IOException("a record for a topic that we do not know");
    }

    private String text() throws IOException {
      int number = number();
      if (number > seen.size()) {
        throw new IOException("a reference to a text that has not come yet");
      }
      if (number != NEW_TEXT) {
        return seen.get(number - 1);
      }
      String text = new String(bytes(), StandardCharsets.UTF_8);
      seen.add(text);
      return text;
    }

    private byte[] bytes() throws IOException {
      int length = number();
      if (length > in.available()) {
        throw new IOException("the row ends early");
      }
      return in.readNBytes(length);
    }

    private int number() throws IOException {
      int number = 0;
      for (int shift = 0; shift < Integer.SIZE; shift += 7) {
        int next = in.readUnsignedByte();
        number |= (next & 0x7f) << shift;
        if (next <= 0x7f && number >= 0) {
          return number;
        }
      }
      throw new IOException("a number that is too long");
    }
  }
}
