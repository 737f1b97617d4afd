package cc.xtracker.binding.bind;

import cc.xtracker.model.click.Binding;

/** The bindings of all spaces. */
public interface BindingStore {

  /** Compare and set. Durable, with its topic record, when it returns. */
  BindOutcome bind(Binding wanted);
}
