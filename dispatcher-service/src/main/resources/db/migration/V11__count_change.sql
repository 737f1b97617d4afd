-- What writes to the log change of the counts, until it is added up. A row of delivery_count that
-- every write of a destination changes is a lock that its writers wait for; here each adds its own.
CREATE TABLE delivery_count_change (
  destination_id text   NOT NULL,
  day            date   NOT NULL,
  status         text   NOT NULL,
  change         bigint NOT NULL
) WITH (
  -- Every row is deleted soon after it was written: vacuum by dead rows, not by a share of the table.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
  autovacuum_vacuum_cost_delay = 0
);
