package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.lane.Loop;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The threads of the lanes. */
@Singleton
public class LoopWiring {
  @Produces
  @Singleton
  List<Loop> loops(WebhookSender sender) {
    return IntStream.range(0, 2).mapToObj(_ -> loop(sender)).toList();
  }

  private static Loop loop(WebhookSender sender) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("lanes").daemon().factory());
    return new Loop(
        thread,
        (webhook, id, body) ->
            sender.send(webhook, id, body).thenApplyAsync(result -> result, thread));
  }
}
