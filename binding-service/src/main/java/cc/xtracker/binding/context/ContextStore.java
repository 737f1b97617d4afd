package cc.xtracker.binding.context;

import cc.xtracker.model.click.ClickContext;
import java.util.List;
import java.util.Optional;

/** What clicks and bindings say together. */
public interface ContextStore {

  /** One for each person asked, in their order; the unknown included. */
  List<ClickContext> contexts(List<Person> people);

  /** Empty when there is neither a click nor a binding. */
  Optional<KnownPerson> find(Person person);
}
