package cc.xtracker.dispatcher.postgres.destination;

import cc.xtracker.dispatcher.destination.EventMap;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.destination.SigningSecret;
import cc.xtracker.dispatcher.register.DestinationSettings;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.dispatcher.secret.SecretBox;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns destinations into rows and back, and seals their secrets on the way. */
final class DestinationRows {
  static final String KIND = "webhook";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SecretBox box;

  DestinationRows(SecretBox box) {
    this.box = box;
  }

  void fill(DestinationRow row, RegisteredDestination destination) {
    DestinationSettings settings = destination.settings();
    row.destinationId = destination.id().value();
    row.spaceId = destination.space().value();
    row.kind = KIND;
    row.name = settings.name();
    row.url = settings.url();
    row.method = settings.method();
    row.headers = box.seal(write(settings.headers()), headersLabel(row.destinationId));
    row.signingSecrets =
        box.seal(
            write(destination.signingSecrets().stream().map(SigningSecret::text).toList()),
            signingLabel(row.destinationId));
    row.previousSecretValidUntil = destination.previousSecretValidUntil();
    row.eventMap = write(names(settings.eventMap()));
    row.enabled = settings.enabled();
    row.disabledReason = destination.disabledReason();
    row.timeoutMillis = settings.timeout().toMillis();
    row.maxInFlight = settings.limits().maxInFlight();
    row.ratePerSecond = settings.limits().ratePerSecond();
    row.firstDelayMillis = settings.retry().firstDelay().toMillis();
    row.maxDelayMillis = settings.retry().maxDelay().toMillis();
    row.maxAttempts = settings.retry().maxAttempts();
    row.maxAgeMillis = settings.retry().maxAge().toMillis();
    row.furtherStatuses = write(settings.retry().furtherStatuses());
    row.signing = settings.signing();
    row.createdAt = destination.createdAt();
    row.updatedAt = destination.updatedAt();
  }

  RegisteredDestination read(DestinationRow row) {
    byte[] headers = Objects.requireNonNull(row.headers, "headers of a destination not deleted");
    byte[] secrets = Objects.requireNonNull(row.signingSecrets, "secrets of one not deleted");
    return new RegisteredDestination(
        new DestinationId(row.destinationId),
        new SpaceId(row.spaceId),
        settings(
            row,
            read(box.open(headers, headersLabel(row.destinationId)), new TypeReference<>() {})),
        secrets(
            read(box.open(secrets, signingLabel(row.destinationId)), new TypeReference<>() {}),
            row.previousSecretValidUntil),
        row.disabledReason,
        row.createdAt,
        row.updatedAt);
  }

  private static List<SigningSecret> secrets(
      List<String> newestFirst, @Nullable Instant previousValidUntil) {
    return IntStream.range(0, newestFirst.size())
        .mapToObj(i -> new SigningSecret(newestFirst.get(i), i == 0 ? null : previousValidUntil))
        .toList();
  }

  private static DestinationSettings settings(DestinationRow row, Map<String, String> headers) {
    return new DestinationSettings(
        row.name,
        row.url,
        row.method,
        headers,
        eventMap(read(row.eventMap, new TypeReference<>() {})),
        row.enabled,
        Duration.ofMillis(row.timeoutMillis),
        new LaneLimits(row.maxInFlight, row.ratePerSecond),
        new RetryPolicy(
            Duration.ofMillis(row.firstDelayMillis),
            Duration.ofMillis(row.maxDelayMillis),
            row.maxAttempts,
            Duration.ofMillis(row.maxAgeMillis),
            Set.copyOf(read(row.furtherStatuses, new TypeReference<List<Integer>>() {}))),
        row.signing);
  }

  private static Map<String, String> names(EventMap map) {
    return map.targets().entrySet().stream()
        .collect(Collectors.toMap(target -> target.getKey().wireName(), Map.Entry::getValue));
  }

  private static EventMap eventMap(Map<String, String> names) {
    return new EventMap(
        names.entrySet().stream()
            .collect(
                Collectors.toMap(
                    name -> CanonicalEvent.named(name.getKey()).orElseThrow(),
                    Map.Entry::getValue)));
  }

  /** Ties sealed headers to their row and column. */
  static String headersLabel(String destinationId) {
    return destinationId + "/headers";
  }

  /** Ties sealed signing secrets to their row and column. */
  static String signingLabel(String destinationId) {
    return destinationId + "/signing";
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and lists of text are JSON", impossible);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a destination's row holds broken JSON", e);
    }
  }
}
