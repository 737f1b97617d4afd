package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.auth.Gate;
import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.field.QueryString;
import cc.xtracker.model.id.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the credential of a request and lets it into its space. */
@Singleton
final class Door {
  private static final String SCHEME = "Bearer ";

  private final Gate gate;

  Door(Gate gate) {
    this.gate = gate;
  }

  /** For a body: {@code Authorization: Bearer …}. */
  Future<Answer> bearer(HttpServerRequest request, Function<SpaceId, Future<Answer>> inside) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String credential =
        header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? header.substring(SCHEME.length()).strip()
            : null;
    return admit(KeyKind.BEARER, credential, inside);
  }

  /** For a query: {@code ?token=…}. */
  Future<Answer> token(QueryString query, Function<SpaceId, Future<Answer>> inside) {
    return admit(KeyKind.INGEST, query.single("token"), inside);
  }

  private Future<Answer> admit(
      KeyKind kind, @Nullable String credential, Function<SpaceId, Future<Answer>> inside) {
    CompletableFuture<Decision<SpaceId>> admitted = gate.admit(kind, credential);
    if (admitted.isDone()) {
      return enter(admitted.join(), inside);
    }
    // The request stays paused meanwhile, as Quarkus hands it over.
    return Future.fromCompletionStage(admitted, Vertx.currentContext())
        .compose(decision -> enter(decision, inside));
  }

  private static Future<Answer> enter(
      Decision<SpaceId> decision, Function<SpaceId, Future<Answer>> inside) {
    return switch (decision) {
      case Decision.Accepted<SpaceId>(SpaceId space) -> inside.apply(space);
      case Decision.Refused<SpaceId>(var refusal) ->
          Future.succeededFuture(new Answer.Refused(refusal));
    };
  }
}
