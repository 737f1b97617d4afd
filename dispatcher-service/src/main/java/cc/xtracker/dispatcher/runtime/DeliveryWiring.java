package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.Courier;
import cc.xtracker.dispatcher.delivery.Outcomes;
import cc.xtracker.dispatcher.delivery.Parking;
import cc.xtracker.dispatcher.delivery.ResponseClassifier;
import cc.xtracker.dispatcher.delivery.Tally;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.enrich.ClickContexts;
import cc.xtracker.dispatcher.intake.Intake;
import cc.xtracker.dispatcher.intake.Rejections;
import cc.xtracker.dispatcher.lane.Alarms;
import cc.xtracker.dispatcher.lane.LaneConfig;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.parked.ClaimRules;
import cc.xtracker.dispatcher.parked.Claimer;
import cc.xtracker.dispatcher.parked.ParkedConfig;
import cc.xtracker.dispatcher.parked.ParkedDeliveries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Gives the flow from a matched event to a settled delivery its parts. */
@Singleton
public class DeliveryWiring {
  @Produces
  @Singleton
  Courier courier(
      DestinationDirectory directory,
      WebhookSender sender,
      ResponseClassifier classifier,
      Outcomes outcomes,
      Parking parking,
      InstantSource clock) {
    return new Courier(
        directory, sender, classifier, outcomes, parking, clock, RandomGenerator.getDefault());
  }

  @Produces
  @Singleton
  Lanes lanes(LaneConfig config, Courier courier, Tally tally, InstantSource clock, Alarms alarms) {
    return new Lanes(
        config, courier, tally, clock, Executors.newVirtualThreadPerTaskExecutor(), alarms);
  }

  @Produces
  @Singleton
  Intake intake(
      DestinationDirectory directory,
      ClickContexts contexts,
      Lanes lanes,
      Rejections rejections,
      Tally tally,
      InstantSource clock) {
    return new Intake(directory, contexts, lanes, rejections, tally, clock);
  }

  @Produces
  @Singleton
  Claimer claimer(
      ParkedDeliveries parked,
      DestinationDirectory directory,
      Lanes lanes,
      ParkedConfig config,
      LaneConfig laneConfig,
      InstantSource clock) {
    ClaimRules rules =
        new ClaimRules(config.claimCount(), laneConfig.maxWait(), config.leaseMargin());
    return new Claimer(parked, directory, lanes, rules, clock);
  }
}
