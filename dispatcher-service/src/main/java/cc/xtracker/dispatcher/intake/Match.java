package cc.xtracker.dispatcher.intake;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.enrich.ClickContexts.Person;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.TraceParent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event and the destinations that want it, each under its own name for it; maybe none. */
record Match(
    Offsets.Slot slot, Event event, @Nullable TraceParent trace, List<Addressee> addressees) {

  /** One destination and its name for the event. */
  record Addressee(Destination destination, String target) {}

  static Match of(Decoded.Accepted accepted, DestinationDirectory directory) {
    Event event = accepted.event();
    List<Addressee> addressees = new ArrayList<>();
    for (Destination destination : directory.of(event.space())) {
      destination
          .eventMap()
          .target(event.canonical())
          .ifPresent(target -> addressees.add(new Addressee(destination, target)));
    }
    return new Match(accepted.slot(), event, accepted.trace(), addressees);
  }

  /** Whose context the deliveries need; empty when there are none or nobody knows. */
  Optional<Person> person() {
    Uid uid = event.uid();
    return addressees.isEmpty() || uid == null
        ? Optional.empty()
        : Optional.of(new Person(event.space(), uid));
  }
}
