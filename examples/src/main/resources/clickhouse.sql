-- The topics as they come. A materialized view moves each record on; nobody reads these.
CREATE TABLE xtracker_events_queue (
  inbox_id String,
  space_id String,
  canonical String,
  uid Nullable(String),
  eid Nullable(String),
  value Nullable(String),
  currency Nullable(String),
  occurred_at_ms Int64,
  occurred_at_supplied Bool,
  received_at_ms Int64
) ENGINE = Kafka SETTINGS
  kafka_broker_list = 'localhost:9092',
  kafka_topic_list = 'xtracker.events.v1',
  kafka_group_name = 'clickhouse-events',
  kafka_format = 'JSONEachRow',
  input_format_skip_unknown_fields = 1;

CREATE TABLE xtracker_clicks_queue (
  space_id String,
  uid String,
  link_slug Nullable(String),
  fbclid Nullable(String),
  campaign_id Nullable(String),
  campaign_name Nullable(String),
  adset_id Nullable(String),
  adset_name Nullable(String),
  ad_id Nullable(String),
  ad_name Nullable(String),
  placement Nullable(String),
  country Nullable(String),
  clicked_at_ms Int64
) ENGINE = Kafka SETTINGS
  kafka_broker_list = 'localhost:9092',
  kafka_topic_list = 'xtracker.clicks.v1',
  kafka_group_name = 'clickhouse-clicks',
  kafka_format = 'JSONEachRow',
  input_format_skip_unknown_fields = 1;

-- Equal keys are merged: a record that appears twice is counted once, with FINAL also before the merge.
CREATE TABLE xtracker_events (
  space_id LowCardinality(String),
  inbox_id String,
  canonical LowCardinality(String),
  uid Nullable(String),
  value Nullable(Decimal(38, 18)),
  currency LowCardinality(Nullable(String)),
  occurred_at DateTime64(3)
) ENGINE = ReplacingMergeTree ORDER BY (space_id, inbox_id);

CREATE TABLE xtracker_clicks (
  space_id LowCardinality(String),
  uid String,
  link_slug Nullable(String),
  campaign_name Nullable(String),
  clicked_at DateTime64(3)
) ENGINE = ReplacingMergeTree ORDER BY (space_id, uid);

CREATE MATERIALIZED VIEW xtracker_events_move TO xtracker_events AS
SELECT space_id, inbox_id, canonical, uid, toDecimal128OrNull(value, 18) AS value, currency,
       fromUnixTimestamp64Milli(occurred_at_ms) AS occurred_at
FROM xtracker_events_queue;

CREATE MATERIALIZED VIEW xtracker_clicks_move TO xtracker_clicks AS
SELECT space_id, uid, link_slug, campaign_name, fromUnixTimestamp64Milli(clicked_at_ms) AS clicked_at
FROM xtracker_clicks_queue;
