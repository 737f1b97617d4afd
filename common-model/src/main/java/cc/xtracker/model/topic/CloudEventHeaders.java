package cc.xtracker.model.topic;

import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every record, by the CloudEvents 1.0 Kafka binary binding, plus the W3C {@code
 * traceparent} of the request that caused it.
 */
public final class CloudEventHeaders {
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String SUBJECT = "ce_subject";
  public static final String TIME = "ce_time";
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String CONTENT_TYPE = "content-type";
  public static final String TRACEPARENT = "traceparent";

  private CloudEventHeaders() {}

  /**
   * @param id unique within source and type
   * @param type for example {@code cc.xtracker.event.deposit.v1}
   * @param kind the last step of the source, for example {@code events}
   * @param subject the uid, if there is one
   * @param timeMillis epoch milliseconds of what the record tells
   * @return in a fixed order
   */
  public static Map<String, String> of(
      String id,
      String type,
      SpaceId space,
      String kind,
      @Nullable String subject,
      long timeMillis) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(SPEC_VERSION, "1.0");
    headers.put(ID, id);
    headers.put(TYPE, type);
    headers.put(SOURCE, "/spaces/" + space + "/" + kind);
    if (subject != null) {
      headers.put(SUBJECT, subject);
    }
    headers.put(TIME, Instant.ofEpochMilli(timeMillis).toString());
    headers.put(CONTENT_TYPE, "application/json");
    return headers;
  }
}
