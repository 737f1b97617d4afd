package cc.xtracker.ingress.caffeine;

import cc.xtracker.ingress.auth.KeyLimits;
import cc.xtracker.ingress.rate.Bucket;
import cc.xtracker.ingress.rate.Buckets;
import cc.xtracker.ingress.rate.RateSettings;
import cc.xtracker.model.id.SpaceId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** Remembers a bucket as long as it may not be full: a full one is as good as none. */
public final class CaffeineBuckets implements Buckets {
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final LoadingCache<SpaceId, Bucket> buckets;

  public CaffeineBuckets(RateSettings settings, KeyLimits limits, Ticker ticker) {
    buckets =
        Caffeine.newBuilder()
            // No more spaces send than keys are remembered.
            .maximumSize(limits.maxCached())
            .expireAfterAccess(settings.burst().plus(MARGIN))
            .ticker(ticker)
            .build(space -> new Bucket(ticker.read()));
  }

  @Override
  public Bucket of(SpaceId space) {
    return buckets.get(space);
  }
}
