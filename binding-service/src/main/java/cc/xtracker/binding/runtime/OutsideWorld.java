package cc.xtracker.binding.runtime;

import cc.xtracker.binding.click.UidMint;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Time and chance, which the core does not make by itself. */
@Singleton
public class OutsideWorld {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  UidMint uids(InstantSource clock) {
    return new UidMint(clock, new SecureRandom());
  }
}
