package cc.xtracker.model.wire;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code xtracker.audit.v1} tells of a call that may have changed something: who asked for
 * what, and what became of it. Names of what was given, never a value.
 *
 * @param operation method and path as the API has them, its ids left open
 * @param space null where no space is concerned, or none that can exist
 * @param objectId what the call is about, within the operation
 * @param fields names of the fields that were given
 * @param actorKind how the actor proved itself: {@code token} or {@code oidc}
 * @param requestId as the caller named the request
 * @param status of the HTTP answer; null when the process died before there was one
 */
public record AuditRecord(
    String auditId,
    long askedAtMillis,
    String actorKind,
    String actor,
    String operation,
    @Nullable SpaceId space,
    @Nullable String objectId,
    List<String> fields,
    @Nullable String requestId,
    @Nullable Integer status) {
  private static final String NO_SPACE = "-";

  public AuditRecord {
    fields = List.copyOf(fields);
  }

  /** The same call with its answer. */
  public AuditRecord answered(
      int answerStatus, @Nullable SpaceId concerned, @Nullable String object) {
    return new AuditRecord(
        auditId,
        askedAtMillis,
        actorKind,
        actor,
        operation,
        concerned,
        object,
        fields,
        requestId,
        answerStatus);
  }

  public TopicRecord record() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CloudEventHeaders.SPEC_VERSION, "1.0");
    headers.put(CloudEventHeaders.ID, status == null ? auditId + "-unknown" : auditId);
    headers.put(CloudEventHeaders.TYPE, "cc.xtracker.audit.v1");
    headers.put(CloudEventHeaders.SOURCE, "/admin");
    headers.put(CloudEventHeaders.TIME, Instant.ofEpochMilli(askedAtMillis).toString());
    headers.put(CloudEventHeaders.CONTENT_TYPE, "application/json");
    RecordKey key = new RecordKey(space == null ? NO_SPACE : space.value());
    return new TopicRecord(Topic.AUDIT, key, headers, encode());
  }

  public byte[] encode() {
    return new JsonObject()
        .text("audit_id", auditId)
        .number("asked_at_ms", askedAtMillis)
        .text("actor_kind", actorKind)
        .text("actor", actor)
        .text("operation", operation)
        .text("space_id", space)
        .text("object_id", objectId)
        .texts("fields", fields)
        .text("request_id", requestId)
        .number("status", status)
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static AuditRecord decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    Long status = json.numberOrNull("status");
    return new AuditRecord(
        json.text("audit_id"),
        json.number("asked_at_ms"),
        json.text("actor_kind"),
        json.text("actor"),
        json.text("operation"),
        json.asOrNull("space_id", SpaceId::new),
        json.textOrNull("object_id"),
        json.texts("fields"),
        json.textOrNull("request_id"),
        status == null ? null : Math.toIntExact(status));
  }
}
