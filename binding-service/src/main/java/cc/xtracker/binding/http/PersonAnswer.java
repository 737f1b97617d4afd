package cc.xtracker.binding.http;

import cc.xtracker.binding.context.KnownPerson;
import cc.xtracker.binding.context.Person;
import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The click context of a uid and its binding; null where unknown. */
record PersonAnswer(
    String spaceId,
    String uid,
    @Nullable Instant clickedAt,
    @Nullable String linkSlug,
    @JsonUnwrapped Attribution attribution,
    @Nullable String rawQuery,
    @Nullable Long tgId,
    @Nullable Instant boundAt) {

  static PersonAnswer of(Person person, KnownPerson known) {
    Click click = known.click();
    Binding binding = known.binding();
    return new PersonAnswer(
        person.space().value(),
        person.uid().value(),
        click == null ? null : Instant.ofEpochMilli(click.clickedAtMillis()),
        click == null ? null : click.linkSlug(),
        click == null ? Attribution.UNKNOWN : click.attribution(),
        known.rawQuery(),
        binding == null ? null : binding.tgId().value(),
        binding == null ? null : Instant.ofEpochMilli(binding.boundAtMillis()));
  }
}
