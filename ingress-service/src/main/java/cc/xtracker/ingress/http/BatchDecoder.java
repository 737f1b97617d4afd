package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.http.body.BatchBody;
import cc.xtracker.ingress.http.body.Gunzip;
import cc.xtracker.ingress.http.limit.HttpLimits;
import cc.xtracker.ingress.intake.EventForm;
import cc.xtracker.ingress.intake.EventRules;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.rate.Throttle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes candidates of a batch, away from the event loops: a thousand events take milliseconds, in
 * which a loop could not answer anybody else.
 */
@Singleton
final class BatchDecoder {
  private static final EventForm FORM = EventForm.BODY;

  private final EventRules rules;
  private final HttpLimits limits;
  private final Throttle throttle;
  private final InstantSource clock;

  /** As many as can work at the same time; what waits is bounded by the requests in flight. */
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("batch-decoder-", 0).daemon().factory());

  BatchDecoder(EventRules rules, HttpLimits limits, Throttle throttle, InstantSource clock) {
    this.rules = rules;
    this.limits = limits;
    this.throttle = throttle;
    this.clock = clock;
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }

  /** Heard on the context of the caller. */
  Future<Decision<List<Decision<Candidate>>>> decode(Report report) {
    return Future.fromCompletionStage(
        CompletableFuture.supplyAsync(
            () ->
                plain(report)
                    .then(body -> objects(report, body))
                    .then(objects -> inQuota(report, objects))
                    .then(objects -> candidates(report, objects)),
            threads),
        Vertx.currentContext());
  }

  private Decision<byte[]> plain(Report report) {
    byte[] body = report.body().getBytes();
    return report.form().gzipped()
        ? Gunzip.inflate(body, Math.toIntExact(limits.maxBatchSize().asLongValue()))
        : new Decision.Accepted<>(body);
  }

  private Decision<List<Decision<Fields>>> objects(Report report, byte[] body) {
    return new BatchBody(body, FORM.fields(), limits.maxBatchEvents())
        .objects(report.form().layout());
  }

  /** Taken as soon as their number is known, before the work that each of them is. */
  private Decision<List<Decision<Fields>>> inQuota(Report report, List<Decision<Fields>> objects) {
    return throttle.take(report.caller(), objects.size()).then(caller -> accepted(objects));
  }

  /** Of one request, so heard of at one time. */
  private Decision<List<Decision<Candidate>>> candidates(
      Report report, List<Decision<Fields>> objects) {
    long receivedAtMillis = clock.millis();
    List<Decision<Candidate>> candidates = new ArrayList<>(objects.size());
    for (Decision<Fields> object : objects) {
      candidates.add(
          object
              .then(fields -> rules.decide(FORM, report.caller().space(), fields, receivedAtMillis))
              .then(event -> accepted(Candidate.of(event, report.traceparent()))));
    }
    return accepted(candidates);
  }

  private static <T> Decision<T> accepted(T value) {
    return new Decision.Accepted<>(value);
  }
}
