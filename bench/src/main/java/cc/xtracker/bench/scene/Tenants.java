package cc.xtracker.bench.scene;

import cc.xtracker.bench.sink.Manner;
import cc.xtracker.bench.sink.SinkProcess;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Spaces with their destinations and people, all made over HTTP as operators and tenants do. */
public final class Tenants implements AutoCloseable {
  private static final int PER_SPACE = Target.OF_A_SPACE.size();

  private final Calls calls = new Calls();
  private final List<Space> spaces = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final LocalStack stack;
  private final SinkProcess sink;

  Tenants(LocalStack stack, SinkProcess sink) {
    this.stack = stack;
    this.sink = sink;
  }

  /**
   * Adds destinations until there are so many, and spaces for them.
   *
   * @param manner of the n-th receiver
   * @param peopleCount known with click and Telegram user, in all new spaces together
   */
  public void populate(int targetCount, IntFunction<Manner> manner, int peopleCount) {
    int known = spaces.size();
    int spaceCount = Math.ceilDiv(targetCount, PER_SPACE);
    int peoplePerSpace = peopleCount / (spaceCount - known);
    spaces.addAll(calls.each(known, spaceCount, n -> space(peoplePerSpace)));
    targets.addAll(calls.each(targets.size(), targetCount, n -> target(n, manner.apply(n))));
    calls.each(
        0,
        peoplePerSpace * (spaceCount - known),
        n -> person(spaces.get(known + n / peoplePerSpace), n % peoplePerSpace));
  }

  public List<Target> targets() {
    return List.copyOf(targets);
  }

  public Space space(Target target) {
    return spaces.get(target.number() / PER_SPACE);
  }

  @Override
  public void close() {
    calls.close();
  }

  private Space space(int peopleCount) {
    JsonNode created = operator(ServiceKind.INGRESS, "/admin/spaces", "{\"name\":\"bench\"}");
    return new Space(
        new SpaceId(created.get("space_id").asText()), created.get("bearer").asText(), peopleCount);
  }

  private Target target(int number, Manner manner) {
    SpaceId space = spaces.get(number / PER_SPACE).id();
    CanonicalEvent canonical = Target.OF_A_SPACE.get(number % PER_SPACE);
    JsonNode created =
        operator(
            ServiceKind.DISPATCHER,
            "/admin/spaces/" + space + "/destinations",
            """
            {"kind":"webhook","name":"receiver %d","url":"%s","event_map":{"%s":"Step"}}"""
                .formatted(number, sink.receiver(manner, number), canonical.wireName()));
    return new Target(
        number, space, canonical, new DestinationId(created.get("destination_id").asText()));
  }

  private boolean person(Space space, int number) {
    String url = stack.url(ServiceKind.INGRESS);
    calls.post(
        url + "/clicks",
        space.bearer(),
        """
        {"uid":"%s","fbclid":"IwAR2bench","campaign_id":"1202","campaign_name":"promo","country":"IN"}"""
            .formatted(space.person(number)));
    JsonNode bound =
        calls.post(
            url + "/bind",
            space.bearer(),
            "{\"uid\":\"%s\",\"tg_id\":%d}".formatted(space.person(number), 1_000_000 + number));
    return bound.path("matched").asBoolean();
  }

  private JsonNode operator(ServiceKind service, String path, String json) {
    return calls.post(stack.url(service) + path, stack.secrets().adminToken(), json);
  }
}
