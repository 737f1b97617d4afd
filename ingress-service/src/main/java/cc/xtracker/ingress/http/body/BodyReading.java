package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.http.limit.InFlight;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** One body on its way. Lives on the event loop of its request. */
final class BodyReading {
  /** Vert.x numbers its timers from zero on. */
  private static final long NONE = -1;

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final long maxBytes;
  private final Duration timeout;
  private final InFlight inFlight;
  private final Promise<Decision<Buffer>> done = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private long timer = NONE;

  BodyReading(
      Vertx vertx, HttpServerRequest request, long maxBytes, Duration timeout, InFlight inFlight) {
    this.vertx = vertx;
    this.request = request;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
    this.inFlight = inFlight;
  }

  Future<Decision<Buffer>> start() {
    request.handler(this::take);
    request.endHandler(end -> settle(new Decision.Accepted<>(body)));
    request.exceptionHandler(gone -> refuse(brokenOff()));
    request.resume();
    // A small body has come with its head: then it is read by now.
    if (!done.future().isComplete()) {
      timer = vertx.setTimer(timeout.toMillis(), late -> refuse(tooSlow()));
    }
    return done.future();
  }

  Refusal tooLarge() {
    return new Refusal(Reason.TOO_LARGE, "the body must be at most " + maxBytes + " bytes");
  }

  /** Called when nothing needs the body any more. */
  void release() {
    inFlight.release(body.length());
  }

  private void take(Buffer chunk) {
    if (done.future().isComplete()) {
      return;
    }
    if (body.length() + chunk.length() > maxBytes) {
      refuse(tooLarge());
    } else if (!inFlight.hold(chunk.length())) {
      refuse(
          Refusal.unavailable("too many bodies are being read; nothing was recorded, try again"));
    } else {
      body.appendBuffer(chunk);
    }
  }

  private void refuse(Refusal refusal) {
    settle(new Decision.Refused<>(refusal));
  }

  private void settle(Decision<Buffer> decision) {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
    }
    done.tryComplete(decision);
  }

  private Refusal tooSlow() {
    return new Refusal(Reason.REQUEST_TIMEOUT, "the body did not arrive within " + timeout);
  }

  private static Refusal brokenOff() {
    return Refusal.invalidRequest("the body broke off");
  }
}
