package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.auth.Gate;
import cc.xtracker.ingress.auth.KeyDirectory;
import cc.xtracker.ingress.auth.KeyLimits;
import cc.xtracker.ingress.auth.Randomness;
import cc.xtracker.ingress.caffeine.CaffeineBuckets;
import cc.xtracker.ingress.http.Traces;
import cc.xtracker.ingress.intake.EventRules;
import cc.xtracker.ingress.intake.TimeBounds;
import cc.xtracker.ingress.ledger.EventLedger;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.rate.RateSettings;
import cc.xtracker.ingress.rate.Throttle;
import cc.xtracker.ingress.space.SpaceTable;
import cc.xtracker.ingress.space.Spaces;
import cc.xtracker.tracing.Tracing;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** Gives the inside what it needs: the clock, randomness, and adapters behind its ports. */
@Singleton
final class CoreWiring {

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Randomness randomness() {
    SecureRandom random = new SecureRandom();
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    };
  }

  @Produces
  @Singleton
  Gate gate(KeyDirectory keys, InstantSource clock) {
    return new Gate(keys, clock);
  }

  @Produces
  @Singleton
  Throttle throttle(RateSettings settings, KeyLimits keys) {
    Ticker ticker = Ticker.systemTicker();
    return new Throttle(new CaffeineBuckets(settings, keys, ticker), settings, ticker::read);
  }

  @Produces
  @Singleton
  EventRules rules(TimeBounds bounds) {
    return new EventRules(bounds);
  }

  @Produces
  @Singleton
  Spaces spaces(SpaceTable table, Randomness randomness, InstantSource clock) {
    return new Spaces(table, randomness, clock);
  }

  @Produces
  @Singleton
  Traces traces(Tracing tracing) {
    return tracing.spans().<Traces>map(TracedRequests::new).orElse(Traces.PASSED_ON);
  }

  @Produces
  @Singleton
  GroupCommit commit(EventLedger ledger, IntakeLimits limits) {
    return new GroupCommit(ledger, limits);
  }
}
