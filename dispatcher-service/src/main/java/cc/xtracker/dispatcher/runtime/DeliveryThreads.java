package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.enrich.ContextsUnavailable;
import cc.xtracker.dispatcher.intake.Intake;
import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.parked.Claimer;
import cc.xtracker.dispatcher.parked.ParkedConfig;
import cc.xtracker.dispatcher.postgres.parked.PostgresParking;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** The threads that live as long as the service, and what each does over and over. */
@Singleton
public class DeliveryThreads {
  private static final Logger LOG = Logger.getLogger(DeliveryThreads.class);
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
  private static final Duration GAUGE_INTERVAL = Duration.ofSeconds(15);

  private final DestinationDirectory directory;
  private final EventsConsumer consumer;
  private final Intake intake;
  private final Claimer claimer;
  private final PostgresParking parking;
  private final DeliveryGauges gauges;
  private final ParkedConfig config;

  /** Opens once every lane knows whether something is parked: only then may events line up. */
  private final CountDownLatch firstLook = new CountDownLatch(1);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  public DeliveryThreads(
      DestinationDirectory directory,
      EventsConsumer consumer,
      Intake intake,
      Claimer claimer,
      PostgresParking parking,
      DeliveryGauges gauges,
      ParkedConfig config) {
    this.directory = directory;
    this.consumer = consumer;
    this.intake = intake;
    this.claimer = claimer;
    this.parking = parking;
    this.gauges = gauges;
    this.config = config;
  }

  void start() {
    spawn("parking", parking::run);
    spawn("claims", this::claim);
    spawn("intake", this::take);
    spawn("gauges", this::gauge);
    spawn("events", this::poll);
  }

  /** No more events, no more claims; returns when the last offsets are committed. */
  void stopAsking() throws InterruptedException {
    consumer.stop();
    named("claims").interrupt();
    if (firstLook.getCount() > 0) {
      named("events").interrupt();
    }
    named("claims").join(STOP_PATIENCE);
    named("events").join();
  }

  void stopWriting() {
    threads.forEach(Thread::interrupt);
  }

  /** False when one ended by a fault. */
  boolean alive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  private void poll() throws InterruptedException {
    firstLook.await();
    consumer.run();
  }

  /**
   * Ends with the first fault of its own: to go on would leave records behind that never settle.
   */
  private void take() throws InterruptedException, ContextsUnavailable {
    while (true) {
      intake.take(consumer.nextRecords());
    }
  }

  private void claim() throws InterruptedException {
    boolean begun = false;
    while (true) {
      Duration pause = FAULT_PAUSE;
      if (directory.loaded()) {
        try {
          if (!begun) {
            claimer.begin();
            begun = true;
          }
          pause = claimer.look() == 0 ? config.interval() : config.busyInterval();
          firstLook.countDown();
        } catch (RuntimeException e) {
          LOG.error("parked deliveries cannot be claimed just now", e);
        }
      } else {
        pause = config.busyInterval();
      }
      Thread.sleep(pause);
    }
  }

  private void gauge() throws InterruptedException {
    while (true) {
      try {
        gauges.refresh();
      } catch (RuntimeException e) {
        LOG.warn("parked deliveries cannot be counted just now", e);
      }
      Thread.sleep(GAUGE_INTERVAL);
    }
  }

  private interface Loop {
    void run() throws InterruptedException, ContextsUnavailable;
  }

  private void spawn(String name, Loop loop) {
    threads.add(
        Thread.ofPlatform()
            .name(name)
            .start(
                () -> {
                  try {
                    loop.run();
                  } catch (InterruptedException | ContextsUnavailable stopped) {
                    LOG.debugf("thread stopped name=%s", name);
                  } catch (RuntimeException e) {
                    LOG.errorf(e, "thread ended name=%s", name);
                  }
                }));
  }

  private Thread named(String name) {
    return threads.stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
