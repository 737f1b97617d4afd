package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Courier;
import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Prober;
import cc.xtracker.dispatcher.delivery.Settlement;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.limit.BreakerConfig;
import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A lane for each destination that has something to do, each owned by one of a few threads for as
 * long as the service lives. Thread-safe.
 */
public final class Lanes implements Overflows {
  private final AtomicInteger openCount = new AtomicInteger();

  /** Opens when the last dispatch is settled after {@link #drained} was asked for. */
  private final CountDownLatch drained = new CountDownLatch(1);

  private volatile boolean draining;
  private final List<LaneLoop> loops = new ArrayList<>();
  private final List<Crew> crews = new ArrayList<>();
  private final Settlement settlement;

  public Lanes(
      LaneConfig config,
      BreakerConfig breaker,
      List<Loop> threads,
      Carriers carriers,
      Alarms alarms,
      InstantSource clock) {
    this.settlement = carriers.settlement();
    LaneRules rules = LaneRules.of(config, breaker, threads.size());
    for (Loop thread : threads) {
      Crew crew = new Crew(thread, carriers.courier(), carriers.settlement(), carriers.prober());
      crews.add(crew);
      loops.add(new LaneLoop(rules, crew, alarms, clock));
    }
  }

  /** Who does what lanes decide. */
  public record Carriers(Courier courier, Settlement settlement, Prober prober) {}

  /** Never blocks. Submissions to one destination keep their order. */
  public void submit(List<Submission> submissions) {
    openCount.addAndGet(submissions.size());
    Map<Integer, List<Submission>> shares = new HashMap<>();
    for (Submission submission : submissions) {
      shares
          .computeIfAbsent(loop(submission.destination().id()), _ -> new ArrayList<>())
          .add(submission.whenClosed(this::closed));
    }
    shares.forEach((index, share) -> crews.get(index).onLoop(() -> loops.get(index).accept(share)));
  }

  /** Never blocks. Gives up a dispatch whose destination is deleted. */
  public void discard(Dispatch dispatch) {
    openCount.incrementAndGet();
    var unused = settlement.discard(dispatch).thenAccept(_ -> closed());
  }

  /** How many parked deliveries each lane can take now. Blocks until the lanes have answered. */
  public Map<DestinationId, Integer> rooms(Collection<Destination> destinations) {
    List<List<Destination>> shares = new ArrayList<>();
    loops.forEach(_ -> shares.add(new ArrayList<>()));
    destinations.forEach(each -> shares.get(loop(each.id())).add(each));
    Map<DestinationId, Integer> rooms = new HashMap<>();
    everywhere(
            loop ->
                shares.get(loops.indexOf(loop)).stream()
                    .collect(Collectors.toMap(Destination::id, loop::room)))
        .forEach(rooms::putAll);
    return rooms;
  }

  @Override
  public Map<DestinationId, Long> reviewMarks() {
    Map<DestinationId, Long> marks = new HashMap<>();
    everywhere(LaneLoop::reviewMarks).forEach(marks::putAll);
    return marks;
  }

  @Override
  public void reviewed(DestinationId destination, long mark, Set<Uid> parked) {
    int index = loop(destination);
    crews.get(index).onLoop(() -> loops.get(index).reviewed(destination, mark, parked));
  }

  @Override
  public void overflow(Destination destination) {
    int index = loop(destination.id());
    crews.get(index).onLoop(() -> loops.get(index).overflow(destination));
  }

  /**
   * What all replicas know about the destinations that are not well. Blocks until the lanes know.
   *
   * @param share the part of every rate limit that falls to this replica
   * @param asOf when they were asked
   */
  public void hear(Map<Destination, LaneHealth> unwell, RateShare share, Instant asOf) {
    List<Map<Destination, LaneHealth>> shares = new ArrayList<>();
    loops.forEach(_ -> shares.add(new HashMap<>()));
    unwell.forEach(
        (destination, health) -> shares.get(loop(destination.id())).put(destination, health));
    everywhere(
        loop -> {
          loop.hear(shares.get(loops.indexOf(loop)), share, asOf);
          loop.tick();
          return true;
        });
  }

  /** How full all lanes are, as of the last time they heard about their health. */
  public Census census() {
    return loops.stream().map(LaneLoop::census).reduce(Census.EMPTY, Census::plus);
  }

  /** How deliveries go through all lanes. */
  public Flow flow() {
    return loops.stream().map(LaneLoop::flow).reduce(Flow.open(openCount()), Flow::plus);
  }

  /** Dispatches that are not settled, wherever they are. */
  public int openCount() {
    return openCount.get();
  }

  /**
   * Waits until all is settled; to be asked when nothing more is submitted.
   *
   * @return false when the patience ended first
   */
  public boolean drained(Duration patience) throws InterruptedException {
    draining = true;
    openIfSettled();
    return drained.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void closed() {
    openCount.decrementAndGet();
    if (draining) {
      openIfSettled();
    }
  }

  private void openIfSettled() {
    if (openCount.get() == 0) {
      drained.countDown();
    }
  }

  private int loop(DestinationId destination) {
    return Math.floorMod(destination.hashCode(), loops.size());
  }

  private <T> List<T> everywhere(Function<LaneLoop, T> question) {
    List<CompletableFuture<T>> answers = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      LaneLoop loop = loops.get(i);
      answers.add(CompletableFuture.supplyAsync(() -> question.apply(loop), crews.get(i)::onLoop));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }
}
