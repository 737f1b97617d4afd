package cc.xtracker.ingress.rate;

import cc.xtracker.model.id.SpaceId;

/** The buckets of the spaces that sent something lately; a new one is full. */
public interface Buckets {
  Bucket of(SpaceId space);
}
