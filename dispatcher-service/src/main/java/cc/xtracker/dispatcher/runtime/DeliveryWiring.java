package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.Courier;
import cc.xtracker.dispatcher.delivery.Disabling;
import cc.xtracker.dispatcher.delivery.HealthBoard;
import cc.xtracker.dispatcher.delivery.Outcomes;
import cc.xtracker.dispatcher.delivery.Parking;
import cc.xtracker.dispatcher.delivery.ProbeConfig;
import cc.xtracker.dispatcher.delivery.Prober;
import cc.xtracker.dispatcher.delivery.ResponseClassifier;
import cc.xtracker.dispatcher.delivery.Settlement;
import cc.xtracker.dispatcher.delivery.Tally;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.enrich.ClickContexts;
import cc.xtracker.dispatcher.intake.Intake;
import cc.xtracker.dispatcher.intake.Rejections;
import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.lane.Alarms;
import cc.xtracker.dispatcher.lane.LaneConfig;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.lane.Loop;
import cc.xtracker.dispatcher.limit.BreakerConfig;
import cc.xtracker.dispatcher.limit.Replicas;
import cc.xtracker.dispatcher.parked.ClaimRules;
import cc.xtracker.dispatcher.parked.Claimer;
import cc.xtracker.dispatcher.parked.ParkedConfig;
import cc.xtracker.dispatcher.parked.ParkedDeliveries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Gives the flow from a matched event to a settled delivery its parts. */
@Singleton
public class DeliveryWiring {
  @Produces
  @Singleton
  Settlement settlement(Outcomes outcomes, Parking parking, Tally tally, InstantSource clock) {
    return new Settlement(outcomes, parking, tally, clock);
  }

  @Produces
  @Singleton
  Prober prober(
      Settlement settlement,
      HealthBoard board,
      Disabling disabling,
      ProbeConfig config,
      InstantSource clock) {
    return new Prober(settlement, board, disabling, config, clock, DeliveryWiring::random);
  }

  /** For many threads at once, which the JDK's default is not for. */
  private static long random() {
    return ThreadLocalRandom.current().nextLong();
  }

  @Produces
  @Singleton
  Courier courier(
      DestinationDirectory directory,
      ResponseClassifier classifier,
      Settlement settlement,
      Prober prober,
      HealthBoard board,
      InstantSource clock) {
    return new Courier(
        directory, classifier, settlement, prober, board, clock, DeliveryWiring::random);
  }

  @Produces
  @Singleton
  Lanes.Carriers carriers(Courier courier, Settlement settlement, Prober prober) {
    return new Lanes.Carriers(courier, settlement, prober);
  }

  @Produces
  @Singleton
  Lanes lanes(
      LaneConfig config,
      BreakerConfig breaker,
      List<Loop> loops,
      Lanes.Carriers carriers,
      Alarms alarms,
      InstantSource clock) {
    return new Lanes(config, breaker, loops, carriers, alarms, clock);
  }

  @Produces
  @Singleton
  Intake intake(
      RefreshedDirectory directory,
      ClickContexts contexts,
      Lanes lanes,
      Rejections rejections,
      Tally tally,
      InstantSource clock) {
    return new Intake(directory::current, contexts, lanes, rejections, tally, clock);
  }

  @Produces
  @Singleton
  Claimer claimer(
      ParkedDeliveries parked,
      DestinationDirectory directory,
      Lanes lanes,
      Replicas replicas,
      ParkedConfig config,
      LaneConfig laneConfig,
      EventsConsumer consumer,
      InstantSource clock) {
    ClaimRules rules = new ClaimRules(config, laneConfig.maxWait());
    return new Claimer(parked, directory, lanes, replicas, rules, clock, consumer::lastAssignment);
  }
}
