package cc.xtracker.stack.demo;

import cc.xtracker.stack.demo.JsonHttp.Answer;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One person, from the ad to the deposit. */
final class Story {
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(20);
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final long TG_ID = 555_123;
  private static final String KEY_HEADER = "X-Receiver-Key";
  private static final String RECEIVER_KEY = "let-me-in";

  private final JsonHttp ingress;
  private final JsonHttp dispatcher;
  private final String adminToken;
  private final WebhookReceiver receiver;
  private final Narrator narrator;

  Story(
      JsonHttp ingress,
      JsonHttp dispatcher,
      String adminToken,
      WebhookReceiver receiver,
      Narrator narrator) {
    this.ingress = ingress;
    this.dispatcher = dispatcher;
    this.adminToken = adminToken;
    this.receiver = receiver;
    this.narrator = narrator;
  }

  void tell() {
    Tenant tenant = tenantGetsASpace();
    tenantWantsWebhooks(tenant);
    String uid = personClicksTheAd(tenant);
    botLearnsWhoThePersonIs(tenant, uid);
    personComesCloser(tenant, uid);
    String depositId = personPaysWhileTheReceiverIsDown(tenant, uid);
    networkReportsTheDepositAgain(tenant, uid);
    logTellsWhatHappened(tenant, depositId);
    narrator.ends("All of it was true.");
  }

  private Tenant tenantGetsASpace() {
    narrator.step("A tenant gets a space: POST /admin/spaces");
    Answer space = ingress.post("/admin/spaces", adminToken, Map.of("name", "demo"));
    narrator.checks(space, 201);
    narrator.shows("space_id", space.text("space_id"));
    narrator.shows("bearer", abbreviated(space.text("bearer")) + " for POST, shown this once");
    narrator.shows("ingest_token", abbreviated(space.text("ingest_token")) + " for GET");
    return Tenant.of(space);
  }

  private void tenantWantsWebhooks(Tenant tenant) {
    narrator.step("The tenant's server listens, and becomes a destination: POST …/destinations");
    Map<String, Object> destination = new LinkedHashMap<>();
    destination.put("kind", "webhook");
    destination.put("name", "the tenant's server");
    destination.put("url", receiver.url().toString());
    destination.put("headers", Map.of(KEY_HEADER, RECEIVER_KEY));
    destination.put("event_map", Step.eventMap());
    destination.put("retry", Map.of("first_delay", "PT1S"));
    Answer created = dispatcher.post(tenant.adminPath("/destinations"), adminToken, destination);
    narrator.checks(created, 201);
    narrator.shows("destination_id", created.text("destination_id"));
    narrator.shows("url", receiver.url());
    narrator.shows("event_map", Step.eventMap());
  }

  private String personClicksTheAd(Tenant tenant) {
    narrator.step("A person clicks the ad: POST /clicks");
    Answer click = ingress.post("/clicks", tenant.bearer(), Ad.CLICK);
    narrator.checks(click, 200);
    narrator.shows("uid", click.text("uid"));
    narrator.shows("deep link", "https://t.me/<bot>?start=fb_" + click.text("uid"));
    return click.text("uid");
  }

  private void botLearnsWhoThePersonIs(Tenant tenant, String uid) {
    narrator.step("The bot learns who the person is: POST /bind");
    Answer bound = ingress.post("/bind", tenant.bearer(), Map.of("uid", uid, "tg_id", TG_ID));
    narrator.checks(bound, 200);
    narrator.checks("matched", "true", bound.text("matched"));
  }

  private void personComesCloser(Tenant tenant, String uid) {
    narrator.step("Contact and registration come by POST /events, the subscription by GET /e");
    queued(Step.CONTACT, postEvent(tenant, uid, Step.CONTACT));
    queued(Step.SUBSCRIBED, getEvent(tenant, uid, Step.SUBSCRIBED, Map.of()));
    queued(Step.REGISTRATION, postEvent(tenant, uid, Step.REGISTRATION));
    narrator.checks(
        "the tenant's server gets all three", receiver.awaitAcknowledged(3, DELIVERY_LIMIT));
    for (ReceivedRequest request : receiver.acknowledged()) {
      JsonNode body = json(request);
      narrator.shows(body.path("canonical").asText(), "arrived as " + body.path("event").asText());
    }
  }

  private String personPaysWhileTheReceiverIsDown(Tenant tenant, String uid) {
    narrator.step("The person pays while the tenant's server is down: it answers 503 once");
    receiver.failNext(1, 503);
    queued(Step.DEPOSIT, getEvent(tenant, uid, Step.DEPOSIT, Ad.PAYMENT));
    narrator.checks(
        "it gets the deposit when it is back", receiver.awaitAcknowledged(4, DELIVERY_LIMIT));
    ReceivedRequest refused = receiver.received().get(3);
    ReceivedRequest accepted = receiver.received().get(4);
    narrator.checks("answer to the first attempt", 503, refused.answeredStatus());
    narrator.checks("event_id of the second", eventId(refused), eventId(accepted));
    narrator.checks("every byte is the same", refused.body().equals(accepted.body()));
    showDeposit(accepted);
    return eventId(accepted);
  }

  private void showDeposit(ReceivedRequest request) {
    narrator.step("This is what the tenant's server really got");
    JsonNode body = json(request);
    narrator.shows("method", request.method());
    narrator.shows(body);
    JsonNode click = body.path("click");
    narrator.checks("event", "Purchase", body.path("event").asText());
    narrator.checks("value", "25.00", body.path("data").path("value").asText());
    narrator.checks("tg_id", TG_ID, click.path("tg_id").asLong());
    narrator.checks("campaign_name", Ad.CAMPAIGN, click.path("campaign_name").asText());
    narrator.checks("header", RECEIVER_KEY, request.header(KEY_HEADER).orElse("missing"));
  }

  private void networkReportsTheDepositAgain(Tenant tenant, String uid) {
    narrator.step("The network reports the same deposit again: GET /e with the same eid");
    int before = receiver.received().size();
    Answer again = getEvent(tenant, uid, Step.DEPOSIT, Ad.PAYMENT);
    narrator.checks(again, 200);
    narrator.checks("the deposit", "duplicate", again.text("status"));
    narrator.checks(
        "nothing is delivered again (watched for " + QUIET.toSeconds() + " s)",
        !receiver.awaitReceived(before + 1, QUIET));
  }

  private void logTellsWhatHappened(Tenant tenant, String eventId) {
    narrator.step("The delivery log tells what happened: GET …/deliveries/{event_id}");
    String path = tenant.adminPath("/deliveries/" + eventId);
    Patience.until(
        DELIVERY_LIMIT, () -> dispatcher.get(path, adminToken).text("status").equals("sent"));
    Answer delivery = dispatcher.get(path, adminToken);
    narrator.checks(delivery, 200);
    narrator.checks("status", "sent", delivery.text("status"));
    List<Integer> answers = new ArrayList<>();
    for (JsonNode attempt : delivery.body().path("attempt_log")) {
      answers.add(attempt.path("status_code").asInt());
      narrator.shows(
          "attempt " + attempt.path("attempt").asText(),
          attempt.path("at").asText() + " answered " + attempt.path("status_code").asText());
    }
    narrator.checks("the list of answers", List.of(503, 200), answers);
  }

  private Answer postEvent(Tenant tenant, String uid, Step step) {
    return ingress.post("/events", tenant.bearer(), Map.of("uid", uid, "event", step.canonical()));
  }

  private Answer getEvent(Tenant tenant, String uid, Step step, Map<String, String> more) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("token", tenant.ingestToken());
    query.put("event", step.canonical());
    query.put("uid", uid);
    query.putAll(more);
    return ingress.get("/e", query);
  }

  private void queued(Step step, Answer answer) {
    narrator.checks(answer, 200);
    narrator.checks("the " + step.canonical(), "queued", answer.text("status"));
  }

  private static String eventId(ReceivedRequest request) {
    return json(request).path("event_id").asText();
  }

  private static JsonNode json(ReceivedRequest request) {
    try {
      return JsonHttp.JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      throw new StackFailure("The receiver got something that is not JSON.", e);
    }
  }

  /** Enough to recognise it, not enough to use it. */
  private static String abbreviated(String secret) {
    return secret.substring(0, Math.min(8, secret.length())) + "…";
  }
}
