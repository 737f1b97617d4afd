package cc.xtracker.ingress.http.door;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.auth.Gate;
import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.field.QueryString;
import cc.xtracker.ingress.rate.Caller;
import cc.xtracker.ingress.rate.Throttle;
import cc.xtracker.model.id.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credential of a request and lets it into its space, at the rate of the space. Nothing
 * of a body is read before.
 */
@Singleton
public final class Door {
  private static final String SCHEME = "Bearer ";

  private final Gate gate;
  private final Throttle throttle;

  Door(Gate gate, Throttle throttle) {
    this.gate = gate;
    this.throttle = throttle;
  }

  /** For a body: {@code Authorization: Bearer …}. */
  public Future<Answer> bearer(
      HttpServerRequest request, Function<SpaceId, Future<Answer>> inside) {
    return admit(request, KeyKind.BEARER, bearer(request), this::one, enter(inside));
  }

  /** For a body of many events, which are taken from the quota when they are counted. */
  public Future<Answer> bearerOfMany(
      HttpServerRequest request, Function<Caller, Future<Answer>> inside) {
    return admit(request, KeyKind.BEARER, bearer(request), throttle::look, inside);
  }

  /** For a query: {@code ?token=…}. */
  public Future<Answer> token(
      HttpServerRequest request, QueryString query, Function<SpaceId, Future<Answer>> inside) {
    return admit(request, KeyKind.INGEST, query.single("token"), this::one, enter(inside));
  }

  private Decision<Caller> one(Caller caller) {
    return throttle.take(caller, 1);
  }

  private static Function<Caller, Future<Answer>> enter(Function<SpaceId, Future<Answer>> inside) {
    return caller -> inside.apply(caller.space());
  }

  private static @Nullable String bearer(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  private Future<Answer> admit(
      HttpServerRequest request,
      KeyKind kind,
      @Nullable String credential,
      Function<Caller, Decision<Caller>> quota,
      Function<Caller, Future<Answer>> inside) {
    CompletableFuture<Decision<Caller>> admitted = gate.admit(kind, credential);
    if (admitted.isDone()) {
      return admit(request, admitted.join(), quota, inside);
    }
    // The request stays paused meanwhile, as Quarkus hands it over.
    return Future.fromCompletionStage(admitted, Vertx.currentContext())
        .compose(decision -> admit(request, decision, quota, inside));
  }

  private Future<Answer> admit(
      HttpServerRequest request,
      Decision<Caller> admitted,
      Function<Caller, Decision<Caller>> quota,
      Function<Caller, Future<Answer>> inside) {
    return switch (admitted) {
      case Decision.Accepted<Caller>(Caller caller) ->
          enter(quota.apply(caller), inside).onSuccess(answer -> tell(request, caller));
      case Decision.Refused<Caller> refused -> enter(refused, inside);
    };
  }

  private static Future<Answer> enter(
      Decision<Caller> decision, Function<Caller, Future<Answer>> inside) {
    return switch (decision) {
      case Decision.Accepted<Caller>(Caller caller) -> inside.apply(caller);
      case Decision.Refused<Caller>(var refusal) ->
          Future.succeededFuture(new Answer.Refused(refusal));
    };
  }

  /** Before the answer is written, which waits for the same future behind us. */
  private void tell(HttpServerRequest request, Caller caller) {
    throttle.quota(caller).ifPresent(quota -> RateHeaders.set(request.response().headers(), quota));
  }
}
