package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.LoggedAttempt;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The attempts in the row of their delivery. What is null, zero or false is left out. */
final class AttemptJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AttemptJson() {}

  /** Those outcomes that an attempt led to. */
  static String write(List<DeliveryOutcome> outcomes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (DeliveryOutcome outcome : outcomes) {
        if (outcome.status() != DeliveryStatus.DISCARDED) {
          write(json, outcome);
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  /**
   * @param text as {@link #write} made it
   */
  static List<LoggedAttempt> read(String text) {
    try {
      return StreamSupport.stream(JSON.readTree(text).spliterator(), false)
          .map(AttemptJson::attempt)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a delivery's row holds broken JSON", e);
    }
  }

  private static void write(JsonGenerator json, DeliveryOutcome outcome) throws IOException {
    Attempt attempt = outcome.attempt();
    Latency latency = attempt.latency();
    NextAttempt next = outcome.next();
    json.writeStartObject();
    json.writeNumberField("attempt", attempt.number());
    json.writeNumberField("at", attempt.atMillis());
    number(json, "status_code", attempt.statusCode() == null ? 0 : attempt.statusCode());
    text(json, "error", attempt.error());
    number(json, "latency_ms", latency.totalMillis());
    number(json, "resolve_ms", latency.resolveMillis());
    number(json, "connect_ms", latency.connectMillis());
    number(json, "wait_ms", latency.waitMillis());
    number(json, "read_ms", latency.readMillis());
    text(json, "response_snippet", attempt.responseSnippet());
    if (next != null) {
      json.writeNumberField("next_attempt_at", next.atMillis());
      json.writeStringField("next_attempt_reason", next.reason().wireName());
    }
    if (outcome.replay()) {
      json.writeBooleanField("replay", true);
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, Jdbc.storable(value));
    }
  }

  private static LoggedAttempt attempt(JsonNode json) {
    int statusCode = json.path("status_code").intValue();
    Attempt attempt =
        new Attempt(
            json.path("attempt").intValue(),
            json.path("at").longValue(),
            statusCode == 0 ? null : statusCode,
            json.path("error").textValue(),
            new Latency(
                json.path("latency_ms").longValue(),
                json.path("resolve_ms").longValue(),
                json.path("connect_ms").longValue(),
                json.path("wait_ms").longValue(),
                json.path("read_ms").longValue()),
            json.path("response_snippet").textValue());
    return new LoggedAttempt(attempt, next(json), json.path("replay").booleanValue());
  }

  private static @Nullable NextAttempt next(JsonNode json) {
    return json.has("next_attempt_at")
        ? new NextAttempt(
            json.path("next_attempt_at").longValue(),
            NextAttempt.Reason.named(json.path("next_attempt_reason").asText()).orElseThrow())
        : null;
  }
}
