package cc.xtracker.dispatcher.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.dispatcher.enrich.ClickContexts.Person;
import cc.xtracker.dispatcher.enrich.ContextsUnavailable;
import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.internal.ContextsAnswer;
import cc.xtracker.model.internal.ContextsRequest;
import io.netty.channel.ChannelException;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextsTest {
  private final List<ContextsRequest> asked = new ArrayList<>();

  @Test
  void asksForNobodyWithoutACall() throws ContextsUnavailable {
    assertThat(new BindingContexts(this::answer, "t", 10).of(Set.of())).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void asksForMoreThanACallTakesInSeveral() throws ContextsUnavailable {
    Set<Person> people =
        IntStream.range(0, 25)
            .mapToObj(i -> person("bound" + i))
            .collect(Collectors.toUnmodifiableSet());

    assertThat(new BindingContexts(this::answer, "t", 10).of(people))
        .hasSize(25)
        .allSatisfy(
            (person, context) ->
                assertThat(context.attribution().fbclid()).isEqualTo(person.uid().value()));
    assertThat(asked).extracting(request -> request.people().size()).containsExactly(10, 10, 5);
  }

  @Test
  void anAnswerForTooFewIsNone() {
    BindingClient forgetful = (_, _) -> new ContextsAnswer(List.of());
    assertThatThrownBy(() -> new BindingContexts(forgetful, "t", 10).of(Set.of(person("a"))))
        .isInstanceOf(ContextsUnavailable.class);
  }

  @Test
  void whateverKeepsTheCallFromBeingMadeIsTriedAgainLater() {
    BindingClient broken =
        (_, _) -> {
          throw new ChannelException("Too many open files");
        };
    assertThatThrownBy(() -> new BindingContexts(broken, "t", 10).of(Set.of(person("a"))))
        .isInstanceOf(ContextsUnavailable.class);
  }

  @Test
  void asksAgainForWhomItWasToldToForget() throws ContextsUnavailable {
    CachedContexts cached =
        new CachedContexts(new BindingContexts(this::answer, "t", 10), 100, Duration.ofMinutes(1));
    Set<Person> people = Set.of(person("bound1"), person("bound2"));
    cached.of(people);
    cached.forget(Set.of(person("bound1"), person("bound3")));
    cached.of(people);

    assertThat(asked.getLast().people())
        .extracting(ContextsRequest.Person::uid)
        .containsExactly("bound1");
  }

  @Test
  void remembersCompleteContextsOnly() throws ContextsUnavailable {
    CachedContexts cached =
        new CachedContexts(new BindingContexts(this::answer, "t", 10), 100, Duration.ofMinutes(1));

    for (int i = 0; i < 3; i++) {
      assertThat(cached.of(Set.of(person("bound"), person("clicked")))).hasSize(2);
    }

    assertThat(asked.getFirst().people()).hasSize(2);
    assertThat(asked.subList(1, 3))
        .allSatisfy(
            request ->
                assertThat(request.people())
                    .containsExactly(new ContextsRequest.Person("s", "clicked")));
  }

  @Test
  void waitsUntilThereIsAnAnswer() throws ContextsUnavailable {
    BindingClient awayTwice =
        (authorization, request) -> {
          if (asked.size() < 2) {
            asked.add(request);
            throw new ProcessingException("away");
          }
          return answer(authorization, request);
        };
    PatientContexts patient =
        new PatientContexts(new BindingContexts(awayTwice, "t", 10), Duration.ofMillis(1));

    assertThat(patient.of(Set.of(person("bound"))))
        .containsEntry(person("bound"), new ClickContext(true, new TgId(7), attribution("bound")));
    assertThat(asked).hasSize(3);
    assertThat(patient.waiting()).isFalse();
  }

  private ContextsAnswer answer(String authorization, ContextsRequest request) {
    assertThat(authorization).isEqualTo("Bearer t");
    asked.add(request);
    return new ContextsAnswer(
        request.people().stream()
            .map(
                person ->
                    new ContextsAnswer.Context(
                        true,
                        person.uid().startsWith("bound") ? 7L : null,
                        attribution(person.uid())))
            .toList());
  }

  private static Attribution attribution(String fbclid) {
    return new Attribution(fbclid, null, null, null, null, null, null, null, null);
  }

  private static Person person(String uid) {
    return new Person(new SpaceId("s"), new Uid(uid));
  }
}
