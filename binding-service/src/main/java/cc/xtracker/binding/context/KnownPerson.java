package cc.xtracker.binding.context;

import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a person.
 *
 * @param rawQuery of the click, as it was given
 */
public record KnownPerson(
    @Nullable Click click, @Nullable String rawQuery, @Nullable Binding binding) {}
