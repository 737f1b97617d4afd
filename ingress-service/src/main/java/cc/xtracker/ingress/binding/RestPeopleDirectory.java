package cc.xtracker.ingress.binding;

import cc.xtracker.ingress.people.PeopleDirectory;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.internal.BindAnswer;
import cc.xtracker.model.internal.BindRequest;
import cc.xtracker.model.internal.ClickAnswer;
import cc.xtracker.model.internal.ClickRequest;
import cc.xtracker.operator.Access;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks binding-service; never more at once than the bound. */
@Singleton
public class RestPeopleDirectory implements PeopleDirectory {
  private final BindingApi binding;
  private final BindingLimits limits;
  private final Semaphore room;
  private final String bearer;

  RestPeopleDirectory(@RestClient BindingApi binding, BindingLimits limits, Access access) {
    this.binding = binding;
    this.limits = limits;
    room = new Semaphore(limits.maxInFlight());
    bearer = "Bearer " + access.internalToken();
  }

  @Override
  public CompletionStage<BindAnswer> bind(SpaceId space, BindRequest request) {
    return bounded(() -> binding.bind(bearer, space.value(), request));
  }

  @Override
  public CompletionStage<String> click(SpaceId space, ClickRequest request) {
    return bounded(() -> binding.click(bearer, space.value(), request).map(ClickAnswer::uid));
  }

  private <T> CompletionStage<T> bounded(Supplier<Uni<? extends T>> call) {
    if (!room.tryAcquire()) {
      return Uni.createFrom()
          .<T>failure(new IllegalStateException("too many calls to binding-service"))
          .subscribeAsCompletionStage();
    }
    return Uni.createFrom()
        .<T>deferred(call)
        .ifNoItem()
        .after(limits.patience())
        .fail()
        .onTermination()
        .invoke(room::release)
        .subscribeAsCompletionStage();
  }
}
