package cc.xtracker.stack.demo;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Many people at once, each from the ad to the deposit, and then the next. */
public final class Crowd {
  private static final int PEOPLE_AT_ONCE = 16;

  private final JsonHttp ingress;
  private final Tenant tenant;
  private final AtomicLong lastTgId = new AtomicLong();

  private Crowd(JsonHttp ingress, Tenant tenant) {
    this.ingress = ingress;
    this.tenant = tenant;
  }

  /**
   * Returns when they have been coming for so long.
   *
   * @param stack that may send webhooks to this machine
   * @throws StackFailure if a call is not answered, or no webhook arrives
   */
  public static void visits(LocalStack stack, Duration visit) {
    try (var receiver = WebhookReceiver.start()) {
      var ingress = new JsonHttp(stack.url(ServiceKind.INGRESS));
      var dispatcher = new JsonHttp(stack.url(ServiceKind.DISPATCHER));
      String admin = stack.secrets().adminToken();
      var tenant = Tenant.of(ingress.post("/admin/spaces", admin, Map.of("name", "crowd")));
      Map<String, String> destination =
          Map.of("kind", "webhook", "name", "crowd", "url", receiver.url().toString());
      dispatcher.post(tenant.adminPath("/destinations"), admin, destination);
      new Crowd(ingress, tenant).comesFor(visit);
      if (receiver.received().isEmpty()) {
        throw new StackFailure("Not one webhook arrived; see the log of dispatcher.");
      }
    }
  }

  private void comesFor(Duration visit) {
    long end = System.nanoTime() + visit.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> people = new ArrayList<>();
      for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
        people.add(threads.submit(() -> comeOneAfterTheOther(end)));
      }
      for (Future<?> person : people) {
        person.get();
      }
    } catch (ExecutionException e) {
      throw new StackFailure("Somebody was not served.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted.", e);
    }
  }

  private void comeOneAfterTheOther(long end) {
    while (System.nanoTime() < end) {
      String uid = ingress.post("/clicks", tenant.bearer(), Ad.CLICK).text("uid");
      long tgId = lastTgId.incrementAndGet();
      ingress.post("/bind", tenant.bearer(), Map.of("uid", uid, "tg_id", tgId));
      for (Step step : Step.values()) {
        Map<String, String> event = Map.of("event", step.canonical(), "uid", uid);
        ingress.post("/events", tenant.bearer(), event);
        ingress.get(
            "/e", Map.of("event", step.canonical(), "uid", uid, "token", tenant.ingestToken()));
      }
    }
  }
}
