-- Keys that come at about the same time lie on few pages (ADR 019). What was counted before stays
-- where it is for ever: its bucket cannot be told from its id. Nothing is written there any more.
-- A replica of the version before cannot insert from here on, so that nothing is counted twice
-- beside this one: it answers 503 until it is replaced.
ALTER TABLE seen_event RENAME TO seen_event_unbucketed;

CREATE TABLE seen_event (
    -- The widest first: 56 bytes a row, 64 with a fingerprint; bucket before inbox_id would pad.
    seen_at     timestamptz NOT NULL,
    fingerprint bigint,
    inbox_id    uuid        NOT NULL,
    bucket      integer     NOT NULL,
    -- The 128 bits alone are unique; the bucket only says where they lie. No column is included:
    -- new keys are never read from the table, and a larger index costs every insert.
    CONSTRAINT seen_event_key PRIMARY KEY (bucket, inbox_id)
) WITH (
    -- No row is ever changed or deleted, so pages are filled (fillfactor stays 100) and the one
    -- thing that vacuum has to do is to freeze, each page once: after so many rows, not after a
    -- fifth of the table, which at a hundred million rows is an hour of reading at once.
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 2000000,
    autovacuum_freeze_min_age = 0,
    -- The plans are those of a key look-up at any size; statistics are nothing to hurry for.
    autovacuum_analyze_scale_factor = 0.5
);
