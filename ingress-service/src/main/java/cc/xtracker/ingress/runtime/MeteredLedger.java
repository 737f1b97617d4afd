package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.Counted;
import cc.xtracker.ingress.ledger.EventLedger;
import cc.xtracker.ingress.ledger.LedgerUnavailableException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** A ledger that tells how large its batches are and how long they take. */
final class MeteredLedger implements EventLedger {
  private final EventLedger ledger;
  private final DistributionSummary sizes;
  private final Timer latency;

  MeteredLedger(EventLedger ledger, MeterRegistry meters) {
    this.ledger = ledger;
    sizes =
        DistributionSummary.builder("xtracker.ingress.batch.size")
            .description("Different events that one transaction counted")
            .publishPercentileHistogram()
            .register(meters);
    latency =
        Timer.builder("xtracker.ingress.commit")
            .description("From a full batch in hand to its commit")
            .publishPercentileHistogram()
            .register(meters);
  }

  @Override
  public void connect() throws LedgerUnavailableException {
    ledger.connect();
  }

  @Override
  public Counted count(List<Candidate> candidates) throws LedgerUnavailableException {
    Timer.Sample started = Timer.start();
    Counted counted = ledger.count(candidates);
    started.stop(latency);
    sizes.record(candidates.size());
    return counted;
  }

  @Override
  public boolean full() {
    return ledger.full();
  }
}
