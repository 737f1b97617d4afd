package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The threads that make the requests, each with a client of its own. They are not those of the
 * operator's HTTP, so that neither waits for the other. As a sender it may be called from any
 * thread.
 */
public final class EventLoops implements WebhookSender, AutoCloseable {
  private static final int MOST_BY_DEFAULT = 8;

  /** Of Vert.x's own upkeep; no request is ever handed to them. */
  private static final int WORKER_COUNT = 1;

  private final Vertx vertx;
  private final List<Context> contexts;
  private final List<WebhookSender> clients;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param client made for each event loop
   */
  public EventLoops(WebhookConfig config, Function<Context, WebhookSender> client) {
    int count =
        config
            .eventLoopCount()
            .orElse(Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors()));
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(count)
                .setWorkerPoolSize(WORKER_COUNT)
                .setInternalBlockingPoolSize(WORKER_COUNT)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    // The public way to a context gives a thread the same one again; this gives the next loop's.
    VertxInternal loops = (VertxInternal) vertx;
    contexts = Stream.<Context>generate(loops::createEventLoopContext).limit(count).toList();
    clients = contexts.stream().map(client).toList();
  }

  public int count() {
    return contexts.size();
  }

  /** Runs what it is given on that event loop, in order. */
  public Executor executor(int index) {
    Context context = contexts.get(index);
    return step -> context.runOnContext(_ -> step.run());
  }

  /** To be called on that event loop, where its results arrive. */
  public WebhookSender sender(int index) {
    return clients.get(index);
  }

  @Override
  public CompletionStage<AttemptResult> send(
      Webhook webhook, EventId id, String body, @Nullable TraceParent trace) {
    int index = Math.floorMod(turn.getAndIncrement(), count());
    return CompletableFuture.supplyAsync(
            () -> sender(index).send(webhook, id, body, trace), executor(index))
        .thenCompose(Function.identity());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
