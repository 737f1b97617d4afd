-- Counts the changes of destinations. Whoever changes one takes the next number first and holds the
-- row until its commit, so numbers become visible in their order and a reader misses none.
CREATE TABLE destination_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint NOT NULL
);
INSERT INTO destination_version (version) VALUES (0);

CREATE TABLE destination (
    destination_id        text PRIMARY KEY,
    space_id              text        NOT NULL,
    kind                  text        NOT NULL,
    name                  text        NOT NULL,
    url                   text        NOT NULL,
    method                text        NOT NULL,
    headers               bytea,                -- sealed JSON object; null once deleted
    signing_secrets       bytea,                -- sealed JSON array; null once deleted
    event_map             text        NOT NULL, -- JSON object: canonical -> target
    enabled               boolean     NOT NULL,
    disabled_reason       text,
    timeout_millis        bigint      NOT NULL,
    max_in_flight         integer     NOT NULL,
    rate_limit_per_second integer,              -- null: no limit
    first_delay_millis    bigint      NOT NULL,
    max_delay_millis      bigint      NOT NULL,
    max_attempts          integer     NOT NULL,
    signing               boolean     NOT NULL,
    version               bigint      NOT NULL,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    deleted_at            timestamptz
);

CREATE INDEX destination_of_space ON destination (space_id, created_at) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX destination_by_version ON destination (version);
