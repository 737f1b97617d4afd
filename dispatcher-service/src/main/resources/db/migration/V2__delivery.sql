-- Deliveries that wait for an attempt. First attempts are those with attempts = 0.
CREATE TABLE parked_delivery (
  event_id            text        PRIMARY KEY,
  space_id            text        NOT NULL,
  destination_id      text        NOT NULL,
  inbox_id            text        NOT NULL,
  canonical           text        NOT NULL,
  target              text        NOT NULL,
  uid                 text,
  -- What is sent, byte for byte, on every attempt.
  body                text        NOT NULL,
  attempts            integer     NOT NULL,
  -- Attempts of earlier runs: a replay has a fresh budget while the numbers go on.
  attempts_before_run integer     NOT NULL,
  retried             boolean     NOT NULL GENERATED ALWAYS AS (attempts > 0) STORED,
  -- Of a first attempt: when it was matched, which is also its place in the order.
  due_at              timestamptz NOT NULL,
  lease_owner         text,
  lease_until         timestamptz,
  replay              boolean     NOT NULL DEFAULT false,
  created_at          timestamptz NOT NULL DEFAULT now()
) WITH (
  -- Room for lease changes on the same page, and vacuum before dead rows pile up.
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_cost_delay = 0
);

CREATE INDEX parked_delivery_due ON parked_delivery (destination_id, retried, due_at);
CREATE INDEX parked_delivery_leased ON parked_delivery (lease_owner) WHERE lease_owner IS NOT NULL;

-- Receivers that asked for a pause.
CREATE TABLE destination_hold (
  destination_id text        PRIMARY KEY,
  held_until     timestamptz NOT NULL
);

-- The delivery log: a projection of xtracker.deliveries.v1.
CREATE TABLE delivery (
  event_id         text        PRIMARY KEY,
  inbox_id         text        NOT NULL,
  space_id         text        NOT NULL,
  destination_id   text        NOT NULL,
  canonical        text        NOT NULL,
  event            text        NOT NULL,
  uid              text,
  status           text        NOT NULL,
  attempts         integer     NOT NULL,
  next_attempt_at  timestamptz,
  last_status_code integer,
  last_error       text,
  body             text        NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL
);

CREATE INDEX delivery_newest ON delivery (space_id, created_at DESC, event_id DESC);
CREATE INDEX delivery_of_person ON delivery (space_id, uid, created_at DESC) WHERE uid IS NOT NULL;
CREATE INDEX delivery_of_destination ON delivery (destination_id, status, created_at DESC);

CREATE TABLE delivery_attempt (
  event_id         text        NOT NULL,
  attempt          integer     NOT NULL,
  at               timestamptz NOT NULL,
  status_code      integer,
  error            text,
  latency_ms       bigint      NOT NULL,
  response_snippet text,
  PRIMARY KEY (event_id, attempt)
);
