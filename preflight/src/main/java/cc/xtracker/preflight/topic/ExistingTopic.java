package cc.xtracker.preflight.topic;

/**
 * A topic as Kafka has it.
 *
 * @param replicationFactor of the partition that has the fewest replicas
 */
record ExistingTopic(int partitionCount, int replicationFactor, int minInsyncReplicas) {}
