package cc.xtracker.ingress.people;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.internal.BindAnswer;
import cc.xtracker.model.internal.BindRequest;
import cc.xtracker.model.internal.ClickRequest;
import java.util.concurrent.CompletionStage;

/**
 * The one truth for who clicked and who they are. Both calls are safe to retry; both fail, within a
 * bounded time, when that truth cannot be reached.
 */
public interface PeopleDirectory {
  CompletionStage<BindAnswer> bind(SpaceId space, BindRequest request);

  /**
   * @return the uid of the click that stands
   */
  CompletionStage<String> click(SpaceId space, ClickRequest request);
}
