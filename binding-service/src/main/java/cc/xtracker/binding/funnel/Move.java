package cc.xtracker.binding.funnel;

import cc.xtracker.model.topic.Topic;

/**
 * A step forward in a partition.
 *
 * @param from the offset at which the reader began
 * @param to the one at which it goes on
 */
public record Move(Partition partition, long from, long to) {
  /** A partition of one of the topics. */
  public record Partition(Topic topic, int number) {}
}
