package cc.xtracker.stack.spans;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the spans in the body of an export: Protocol Buffers, of whose fields only few are looked
 * at (opentelemetry-proto, {@code trace/v1/trace.proto}).
 */
final class OtlpTraces {
  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_SPAN_ID = 4;
  private static final int NAME = 5;

  private OtlpTraces() {}

  static List<ExportedSpan> read(ByteBuffer export) {
    List<ExportedSpan> spans = new ArrayList<>();
    for (ByteBuffer resource : all(export, RESOURCE_SPANS)) {
      for (ByteBuffer scope : all(resource, SCOPE_SPANS)) {
        all(scope, SPANS).stream().map(OtlpTraces::span).forEach(spans::add);
      }
    }
    return spans;
  }

  private static ExportedSpan span(ByteBuffer span) {
    return new ExportedSpan(
        hex(span, TRACE_ID),
        hex(span, SPAN_ID),
        hex(span, PARENT_SPAN_ID),
        all(span, NAME).stream().map(name -> UTF_8.decode(name).toString()).findFirst().orElse(""));
  }

  private static String hex(ByteBuffer span, int field) {
    return all(span, field).stream().map(OtlpTraces::hex).findFirst().orElse("");
  }

  private static String hex(ByteBuffer id) {
    byte[] bytes = new byte[id.remaining()];
    id.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The values of a field that has a length; others are passed over. */
  private static List<ByteBuffer> all(ByteBuffer message, int field) {
    List<ByteBuffer> found = new ArrayList<>();
    ByteBuffer rest = message.duplicate();
    while (rest.hasRemaining()) {
      int tag = (int) varint(rest);
      int length =
          switch (tag & 7) {
            case 0 -> {
              varint(rest);
              yield 0;
            }
            case 1 -> Long.BYTES;
            case 2 -> (int) varint(rest);
            case 5 -> Integer.BYTES;
            default -> throw new IllegalArgumentException("not Protocol Buffers");
          };
      if (tag == (field << 3 | 2)) {
        found.add(rest.slice(rest.position(), length));
      }
      rest.position(rest.position() + length);
    }
    return found;
  }

  private static long varint(ByteBuffer rest) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = rest.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
