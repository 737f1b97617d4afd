package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Forbidden;
import cc.xtracker.dispatcher.delivery.AttemptResult.Hindered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.delivery.OwnFault;
import cc.xtracker.dispatcher.egress.NameAnswer;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes back: <em>resolve → judge → connect → write → read</em>. Owned by one
 * event loop. The first end it comes to is the one that counts; whatever arrives later is dropped
 * together with its connection.
 *
 * <p>A receiver may end a connection that was kept just when the next request is on its way. So
 * when one that has answered before closes instead of answering, the request is made once more (RFC
 * 9112, 9.3.1); its id tells a receiver that got both.
 */
final class Exchange {
  /** On a channel on which an answer has come to its end. */
  private static final AttributeKey<Boolean> KEPT = AttributeKey.valueOf("kept");

  private final WebhookClient client;
  private final PreparedRequest prepared;
  private final Message message;
  private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();
  private final Phases phases = new Phases();

  private List<RequestOptions> routes = List.of();
  private long timer;
  private boolean asking;
  private boolean madeAgain;
  private @Nullable HttpClientRequest request;

  Exchange(WebhookClient client, PreparedRequest prepared, Message message) {
    this.client = client;
    this.prepared = prepared;
    this.message = message;
  }

  CompletionStage<AttemptResult> result() {
    return result;
  }

  void begin() {
    timer = client.afterwards(prepared.webhook().timeout(), this::expire);
    Optional<InetAddress> literal = prepared.literal();
    if (literal.isPresent()) {
      judge(List.of(literal.get()));
    } else {
      client.names().find(prepared.host(), this::resolved);
    }
  }

  private void resolved(NameAnswer answer) {
    switch (answer) {
      case NameAnswer.Found(List<InetAddress> addresses, _) -> judge(addresses);
      case NameAnswer.Unknown _ -> fail(NetworkFailure.UNKNOWN_HOST);
      case NameAnswer.ResolverDown _ -> hinder(OwnFault.RESOLVER_DOWN);
      case NameAnswer.Overloaded _ -> hinder(OwnFault.OVERLOADED);
    }
  }

  private void judge(List<InetAddress> addresses) {
    routes = prepared.routes(addresses);
    if (routes.isEmpty()) {
      settle(new Forbidden(phases.latency()));
    } else {
      phases.resolved();
      connect(0);
    }
  }

  private void connect(int round) {
    if (result.isDone()) {
      return;
    }
    asking = true;
    client
        .http()
        .request(routes.get(round))
        .onComplete(
            asked -> {
              if (asked.succeeded()) {
                connected(asked.result(), round);
              } else {
                notConnected(asked.cause(), round);
              }
            });
    asking = false;
  }

  private void notConnected(Throwable fault, int round) {
    Optional<OwnFault> own = Faults.own(fault);
    NetworkFailure failure = Faults.whileConnecting(fault);
    if (own.isPresent()) {
      hinder(own.get());
    } else if (failure != NetworkFailure.TLS_FAILED && round + 1 < routes.size()) {
      connect(round + 1);
    } else {
      fail(failure);
    }
  }

  private void connected(HttpClientRequest ready, int round) {
    request = ready;
    ready.exceptionHandler(fault -> brokeOff(ready, fault, round));
    prepared.prefer(routes.get(round));
    if (asking) {
      write(ready, round);
    } else {
      // It may just have answered somebody else. Whatever came along with that answer is read, and
      // closes it, before it could be taken for the answer to this request.
      client.next(() -> write(ready, round));
    }
  }

  private void write(HttpClientRequest ready, int round) {
    if (result.isDone()) {
      ready.reset();
      return;
    }
    phases.connected();
    message.mark(ready);
    if (client.tooManyConnections()) {
      ready.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    ready
        .send(message.body())
        .onComplete(
            head -> {
              if (head.failed()) {
                brokeOff(ready, head.cause(), round);
              } else if (!result.isDone()) {
                phases.headArrived();
                read(head.result());
              }
            });
  }

  private void brokeOff(HttpClientRequest broken, Throwable fault, int round) {
    NetworkFailure failure = Faults.whileTalking(fault);
    if (broken != request) {
      // It was made again since.
      return;
    }
    if (failure == NetworkFailure.CONNECTION_CLOSED
        && phases.now() == Phases.Phase.WAIT
        && !madeAgain
        && channel(broken).hasAttr(KEPT)) {
      madeAgain = true;
      request = null;
      phases.connectsAgain();
      connect(round);
    } else {
      fail(failure);
    }
  }

  private void read(HttpClientResponse response) {
    ReceivedBody body = new ReceivedBody(client.config(), prepared.redaction());
    response
        .exceptionHandler(fault -> fail(Faults.whileTalking(fault)))
        .endHandler(
            _ -> {
              channel(response.request()).attr(KEPT).set(true);
              settle(answered(response, body));
            })
        .handler(
            chunk -> {
              if (!body.take(chunk)) {
                settle(answered(response, body));
                drop();
              }
            });
  }

  private Answered answered(HttpClientResponse response, ReceivedBody body) {
    String encoding =
        Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_ENCODING), "");
    return new Answered(
        response.statusCode(),
        Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER)),
        body.snippet(encoding),
        phases.latency());
  }

  /** The time is over: what the exchange was busy with tells who let it pass. */
  private void expire() {
    switch (phases.now()) {
      case RESOLVE -> hinder(OwnFault.RESOLVER_DOWN);
      case CONNECT -> {
        if (client.full(routes.getFirst())) {
          // It waited for other requests to the same receiver and was never made. Charging it would
          // let a destination that is slow stop all others of its host.
          hinder(OwnFault.OVERLOADED);
        } else {
          fail(NetworkFailure.TIMEOUT);
        }
      }
      case WAIT, READ -> fail(NetworkFailure.TIMEOUT);
    }
  }

  private void fail(NetworkFailure failure) {
    abort(new Unreachable(failure, phases.latency()));
  }

  private void hinder(OwnFault fault) {
    abort(new Hindered(fault, phases.latency()));
  }

  private void abort(AttemptResult end) {
    if (settle(end)) {
      drop();
    }
  }

  private boolean settle(AttemptResult end) {
    client.cancel(timer);
    return result.complete(end);
  }

  private void drop() {
    if (request != null) {
      request.reset();
      // Vert.x first writes out what the receiver may never read: close below its handlers.
      var _ = channel(request).pipeline().firstContext().close();
    }
  }

  private static Channel channel(HttpClientRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }
}
