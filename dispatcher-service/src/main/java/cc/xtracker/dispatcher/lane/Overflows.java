package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.Uid;
import java.util.Map;
import java.util.Set;

/** Who lines up in the lanes because fresh deliveries of theirs are parked. */
public interface Overflows {
  /** Fresh deliveries of the destination are parked, and it is not known whose. */
  void overflow(Destination destination);

  /**
   * To be taken before looking who has fresh deliveries parked, of the destinations of which
   * somebody may. Blocks until the lanes have answered.
   */
  Map<DestinationId, Long> reviewMarks();

  /**
   * @param parked everybody who had fresh deliveries of the destination parked when the mark was
   *     taken, or since: only theirs line up
   */
  void reviewed(DestinationId destination, long mark, Set<Uid> parked);
}
