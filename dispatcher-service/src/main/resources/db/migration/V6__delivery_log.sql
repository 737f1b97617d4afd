-- The delivery log in one table, with the attempts in the row of their delivery and a partition for
-- each day, so that what is too old is dropped and not deleted.
ALTER TABLE delivery RENAME TO delivery_before;
ALTER TABLE delivery_before RENAME CONSTRAINT delivery_pkey TO delivery_before_pkey;
DROP INDEX delivery_newest, delivery_of_person, delivery_of_destination;

CREATE TABLE delivery (
  event_id         bytea       NOT NULL,
  -- When the event was accepted: every copy of it says the same, so an outcome finds its partition.
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  next_attempt_at  timestamptz,
  inbox_id         uuid        NOT NULL,
  attempts         integer     NOT NULL,
  last_status_code integer,
  space_id         text        NOT NULL,
  destination_id   text        NOT NULL,
  canonical        text        NOT NULL,
  event            text        NOT NULL,
  uid              text COLLATE "C",
  status           text        NOT NULL,
  last_error       text,
  body             text        NOT NULL,
  -- A JSON array in the order of time, without the fields that are null, zero or false. A text,
  -- because nearly every delivery has one attempt and nothing ever looks into it.
  attempt_log      text        NOT NULL,
  PRIMARY KEY (event_id, created_at)
) PARTITION BY RANGE (created_at);

-- A space is read through its destinations, so that one index serves both.
CREATE INDEX delivery_of_destination ON delivery (destination_id, created_at DESC);
-- Nearly every delivery is sent at the first attempt and never comes here.
CREATE INDEX delivery_unsent ON delivery (destination_id, status, created_at DESC)
  WHERE status <> 'sent';
-- A uid that we minted begins with its time, so those of one day are neighbours in bytes.
CREATE INDEX delivery_of_person ON delivery (uid) WHERE uid IS NOT NULL;

-- How many deliveries of a day stand where, kept by the statements that write them.
CREATE TABLE delivery_count (
  destination_id text   NOT NULL,
  day            date   NOT NULL,
  status         text   NOT NULL,
  count          bigint NOT NULL,
  PRIMARY KEY (destination_id, day, status)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Bulk replays. Whoever takes a step of one locks its row meanwhile.
CREATE TABLE replay_job (
  job_id          text        PRIMARY KEY,
  space_id        text        NOT NULL,
  status          text,
  destination_id  text,
  canonical       text,
  created_from    timestamptz,
  created_to      timestamptz,
  run             text        NOT NULL,
  rate_per_second integer     NOT NULL,
  state           text        NOT NULL DEFAULT 'running',
  matched         bigint      NOT NULL DEFAULT 0,
  replayed        bigint      NOT NULL DEFAULT 0,
  -- The last delivery that it went past.
  at_created_at   timestamptz,
  at_event_id     bytea,
  due_at          timestamptz NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL
);

CREATE INDEX replay_job_of_space ON replay_job (space_id, created_at);
CREATE INDEX replay_job_due ON replay_job (due_at) WHERE state = 'running';

-- The attempts of both, each once, in the order of their time: the first, and the latest of the
-- others up to the bound.
CREATE FUNCTION merged_attempts(kept text, more text, bound integer) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (
  SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]')::text
  FROM (
    SELECT entry,
           row_number() OVER (ORDER BY (entry -> 'at')::bigint, (entry -> 'attempt')::integer) AS place,
           count(*) OVER () AS total
    FROM (SELECT DISTINCT entry FROM jsonb_array_elements(kept::jsonb || more::jsonb) AS each (entry)) AS made
  ) AS placed
  WHERE place = 1 OR place > total - bound + 1
);

-- The name of a day's partition.
CREATE FUNCTION delivery_partition(moment timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN 'delivery_' || to_char(moment AT TIME ZONE 'UTC', 'YYYYMMDD');

DO $$
DECLARE
  first_moment timestamptz;
BEGIN
  FOR first_moment IN
    SELECT DISTINCT date_trunc('day', coalesce(p.received_at, d.created_at), 'UTC')
    FROM delivery_before d LEFT JOIN parked_delivery p USING (event_id)
  LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF delivery FOR VALUES FROM (%L) TO (%L)',
                   delivery_partition(first_moment), first_moment, first_moment + interval '24 hours');
  END LOOP;
END $$;

-- What is still parked knows when its event was accepted; the rest is as old as its first attempt.
INSERT INTO delivery (
  event_id, created_at, updated_at, next_attempt_at, inbox_id, attempts, last_status_code, space_id,
  destination_id, canonical, event, uid, status, last_error, body, attempt_log)
SELECT decode(event_id, 'hex'), coalesce(p.received_at, d.created_at), d.updated_at,
       d.next_attempt_at, d.inbox_id::uuid, d.attempts, d.last_status_code, d.space_id,
       d.destination_id, d.canonical, d.event, d.uid, d.status, d.last_error, d.body,
       coalesce(
         (SELECT jsonb_agg(
                   jsonb_strip_nulls(
                     jsonb_build_object(
                       'attempt', attempt, 'at', floor(extract(epoch FROM at) * 1000)::bigint,
                       'status_code', status_code, 'error', error, 'latency_ms', latency_ms,
                       'response_snippet', response_snippet))
                   ORDER BY at, attempt)
          FROM delivery_attempt a WHERE a.event_id = d.event_id),
         '[]')::text
FROM delivery_before d LEFT JOIN parked_delivery p USING (event_id);

INSERT INTO delivery_count (destination_id, day, status, count)
SELECT destination_id, (created_at AT TIME ZONE 'UTC')::date, status, count(*)
FROM delivery GROUP BY 1, 2, 3;

DROP TABLE delivery_before, delivery_attempt;
