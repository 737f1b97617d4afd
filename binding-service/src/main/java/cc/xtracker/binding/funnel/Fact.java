package cc.xtracker.binding.funnel;

import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import org.jspecify.annotations.Nullable;

/** What one record of the topics tells a funnel. Nobody in it is named. */
public sealed interface Fact {

  /**
   * An event; a copy has the same id.
   *
   * @param person null when nobody could say whose it is
   * @param deposit null unless it is one
   */
  record Happened(
      SpaceId space,
      InboxId id,
      FunnelStep step,
      @Nullable Pseudonym person,
      @Nullable Deposit deposit,
      long atMillis)
      implements Fact {}

  /** A click, of which a person has one. */
  record Clicked(
      SpaceId space,
      Pseudonym person,
      @Nullable String link,
      @Nullable String campaign,
      long atMillis)
      implements Fact {}

  /** The Telegram user of a person is known from now on. */
  record Bound(SpaceId space, Pseudonym person, long atMillis) implements Fact {}

  /** It was taken back. */
  record Unbound(SpaceId space, Pseudonym person) implements Fact {}
}
