package cc.xtracker.model.topic;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in its trace: the {@code traceparent} of W3C Trace Context, version 00.
 */
public record TraceParent(String value) {
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int TRACE_ID_START = 3;
  private static final int TRACE_ID_END = 36;
  private static final int PARENT_ID_END = 52;

  /**
   * @throws IllegalArgumentException unless the value is valid
   */
  public TraceParent {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("traceparent must be of version 00 of W3C Trace Context");
    }
  }

  /**
   * @return empty if there is none, or none that is valid: it is dropped, as the standard says
   */
  public static Optional<TraceParent> read(@Nullable String header) {
    try {
      return header == null ? Optional.empty() : Optional.of(new TraceParent(header));
    } catch (IllegalArgumentException invalid) {
      return Optional.empty();
    }
  }

  /** 32 lower-case hex digits. */
  public String traceId() {
    return value.substring(TRACE_ID_START, TRACE_ID_END - 1);
  }

  /** The same trace with the same flags, under a parent id of its own. */
  public TraceParent child(RandomGenerator random) {
    long parentId = random.nextLong();
    while (parentId == 0) {
      parentId = random.nextLong(); // zeros are no id
    }
    return new TraceParent(
        value.substring(0, TRACE_ID_END)
            + HexFormat.of().toHexDigits(parentId)
            + value.substring(PARENT_ID_END));
  }

  @Override
  public String toString() {
    return value;
  }
}
