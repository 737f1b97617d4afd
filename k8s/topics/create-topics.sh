#!/bin/bash
# Creates the topics that are missing, on a Kafka of one node. Strimzi has components/strimzi/topics.yaml instead; the
# build holds both to cc.xtracker.model.topic.Topic.
set -euo pipefail
topic() {
  local settings=("${@:2}")
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$1" --partitions 12 --replication-factor 1 "${settings[@]/#/--config=}"
}
topic xtracker.events.v1 cleanup.policy=delete retention.ms=34560000000
topic xtracker.clicks.v1 cleanup.policy=delete retention.ms=34560000000
topic xtracker.bindings.v1 cleanup.policy=compact
topic xtracker.erasures.v1 cleanup.policy=delete retention.ms=37152000000
topic xtracker.deliveries.v1 cleanup.policy=delete retention.ms=2592000000
topic xtracker.rejected.v1 cleanup.policy=delete retention.ms=2592000000
topic xtracker.audit.v1 cleanup.policy=delete retention.ms=34560000000
