package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.dispatcher.destination.Destination;
import java.util.function.Consumer;

/**
 * A dispatch on its way into the lane of its destination.
 *
 * @param whenSettled called once, on any thread, when it is durable what became of the dispatch
 */
public record Submission(
    Destination destination, Dispatch dispatch, Consumer<Settled> whenSettled) {
  Submission whenClosed(Runnable also) {
    return new Submission(
        destination,
        dispatch,
        settled -> {
          whenSettled.accept(settled);
          also.run();
        });
  }
}
