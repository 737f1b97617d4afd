package cc.xtracker.binding.http;

import cc.xtracker.binding.erasure.Erased;
import cc.xtracker.binding.erasure.ErasureStore;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.operator.InvalidRequestException;
import cc.xtracker.operator.OperatorOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forgets a person, whom the operator names by a uid or by the Telegram user. */
@Path("/admin/spaces/{space}/people")
@OperatorOnly
@RunOnVirtualThread
public class ErasureResource {
  private final ErasureStore people;
  private final ErasureLimits limits;
  private final OutcomeCounters counters;

  ErasureResource(ErasureStore people, ErasureLimits limits, OutcomeCounters counters) {
    this.people = people;
    this.limits = limits;
    this.counters = counters;
  }

  /**
   * @param more whether the Telegram user has uids left: ask again
   */
  public record Answer(String spaceId, List<Person> erased, boolean more) {}

  /** What was there of a uid, and is gone. */
  public record Person(String uid, Instant erasedAt, boolean click, boolean binding) {}

  @DELETE
  @Path("/{uid}")
  public Answer erase(@PathParam("space") String space, @PathParam("uid") String uid) {
    SpaceId in = Fields.space(space);
    return answer(in, List.of(people.erase(in, Fields.uid(uid))), false);
  }

  @DELETE
  public Answer eraseUser(
      @PathParam("space") String space, @QueryParam("tg_id") @Nullable String tgId) {
    SpaceId in = Fields.space(space);
    List<Erased> erased =
        people.erase(in, Fields.read("tg_id", tgId, ErasureResource::user), limits.maxPeople());
    return answer(in, erased, erased.size() == limits.maxPeople());
  }

  private static TgId user(String text) {
    try {
      return new TgId(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      throw new InvalidRequestException("tg_id must be an integer");
    }
  }

  private Answer answer(SpaceId space, List<Erased> erased, boolean more) {
    erased.forEach(counters::count);
    return new Answer(space.value(), erased.stream().map(ErasureResource::person).toList(), more);
  }

  private static Person person(Erased erased) {
    return new Person(
        erased.erasure().uid().value(),
        Instant.ofEpochMilli(erased.erasure().erasedAtMillis()),
        erased.click(),
        erased.binding());
  }
}
