package cc.xtracker.ingress.answer;

import cc.xtracker.model.id.InboxId;
import java.util.List;

/** What a caller of the tenant surface hears. Each has exactly one {@link #outcome()}. */
public sealed interface Answer {
  /** Accepted, new. */
  record Queued(InboxId inboxId) implements Answer {}

  /** Counted before; also a success. */
  record Duplicate(InboxId inboxId) implements Answer {}

  /** A duplicate that names another value or currency; the first one stands. */
  record Conflicting(InboxId inboxId) implements Answer {}

  /** A batch was read: what became of each of its events, in their order. */
  record Itemised(List<Answer> items) implements Answer {
    public Itemised {
      items = List.copyOf(items);
    }
  }

  /** The uid has this Telegram user, since now or before. */
  record Bound(boolean matched) implements Answer {}

  /** The uid has another Telegram user, who stays. */
  record Conflict(boolean matched) implements Answer {}

  /** The click is known under this uid. */
  record Clicked(String uid) implements Answer {}

  /** A HEAD request: the path exists, nothing is recorded. */
  record Present() implements Answer {}

  record Refused(Refusal refusal) implements Answer {}

  /** The counter tag. */
  default String outcome() {
    return switch (this) {
      case Queued queued -> "queued";
      case Duplicate duplicate -> "duplicate";
      case Conflicting conflicting -> "duplicate_conflict";
      case Itemised itemised -> "itemised";
      case Bound bound -> "bound";
      case Conflict conflict -> "conflict";
      case Clicked clicked -> "clicked";
      case Present present -> "present";
      case Refused(Refusal refusal) -> refusal.reason().status();
    };
  }
}
