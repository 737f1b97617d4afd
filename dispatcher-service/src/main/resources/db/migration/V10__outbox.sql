-- What operators did, on its way to its topic. The table of the outbox library, as its own
-- migration makes it elsewhere; that one has a lower number than what is here already.
-- One row for each batch of records that a committed transaction wants on Kafka.
-- A row leaves when every one of its records is acknowledged.
CREATE TABLE outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The lease: before this the process that wrote the row is about to send it by itself.
    -- 'infinity' marks a row that Kafka refuses for what is in it; it is kept for a person to look at.
    sweep_after  timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    record_count integer     NOT NULL,
    payload      bytea       NOT NULL
) WITH (
    -- Every row is deleted soon after it was written: vacuum by dead rows, not by a share of the table.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000
);
