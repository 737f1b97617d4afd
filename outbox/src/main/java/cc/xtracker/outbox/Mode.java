package cc.xtracker.outbox;

import java.util.ArrayDeque;
import java.util.Queue;

/** Who sends the rows of this process. Each mode offers only the steps that may follow it. */
sealed interface Mode {

  /** For metrics and logs. */
  String name();

  /** Rows are leased, and sent as soon as they are committed. */
  record Direct() implements Mode {
    @Override
    public String name() {
      return "direct";
    }

    Backlog fallBack() {
      return new Backlog();
    }
  }

  /** Rows are due as soon as they are committed: the sweeper sends them. */
  record Backlog() implements Mode {
    @Override
    public String name() {
      return "backlog";
    }

    Rejoining rejoin() {
      return new Rejoining(new ArrayDeque<>());
    }
  }

  /**
   * Rows are leased again, and held until the sweeper has sent everything that is older.
   *
   * @param held in the order of commit; owned by the hand-over and its lock
   */
  record Rejoining(Queue<OutboxRow> held) implements Mode {
    @Override
    public String name() {
      return "rejoining";
    }

    Direct catchUp() {
      return new Direct();
    }

    Backlog fallBack() {
      return new Backlog();
    }
  }
}
