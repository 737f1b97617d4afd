-- One row for each destination that has, or had, something parked: when to look at it next, and how
-- it is. A destination that fails moves this row, not its backlog.
CREATE TABLE lane (
  destination_id text        PRIMARY KEY,
  -- Nothing of it is worth claiming before; infinity when nothing is known to become due.
  look_at        timestamptz NOT NULL,
  -- Its latest lease ends then: what a dead replica had claimed can be claimed again.
  leased_until   timestamptz,
  -- Its receiver asked for a pause.
  held_until     timestamptz,
  -- Its breaker is open exactly while this is not null: the next probe.
  probe_at       timestamptz,
  failing_since  timestamptz,
  failed_probes  integer     NOT NULL DEFAULT 0,
  warnings       integer     NOT NULL DEFAULT 0,
  -- What was parked until then is due, whatever its own moment; null once that is drained.
  recovered_at   timestamptz
) WITH (
  fillfactor = 50,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_threshold = 200,
  autovacuum_vacuum_cost_delay = 0
);

CREATE INDEX lane_due ON lane (look_at);
CREATE INDEX lane_unwell ON lane (destination_id) WHERE probe_at IS NOT NULL OR held_until IS NOT NULL;

INSERT INTO lane (destination_id, look_at, held_until)
SELECT p.destination_id, min(p.due_at), max(h.held_until)
FROM parked_delivery p LEFT JOIN destination_hold h USING (destination_id)
GROUP BY p.destination_id;

DROP TABLE destination_hold;

-- When it was parked last: before or after its destination recovered.
ALTER TABLE parked_delivery RENAME COLUMN created_at TO parked_at;

-- Without it a lease changes no index: the row stays on its page, and nothing is left to vacuum in
-- the indexes.
DROP INDEX parked_delivery_leased;
ALTER TABLE parked_delivery DROP COLUMN lease_owner;

-- The dispatchers that run: rate limits are shared out among them.
CREATE TABLE replica (
  replica_id text        PRIMARY KEY,
  seen_at    timestamptz NOT NULL
);
