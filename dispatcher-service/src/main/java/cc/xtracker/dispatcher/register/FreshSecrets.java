package cc.xtracker.dispatcher.register;

import cc.xtracker.model.id.DestinationId;

/** Makes what nobody can guess. */
public interface FreshSecrets {
  DestinationId destinationId();

  /** A signing secret, {@code whsec_…}. */
  String signingSecret();
}
