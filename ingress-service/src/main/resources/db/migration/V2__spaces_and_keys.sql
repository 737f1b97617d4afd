CREATE TABLE space (
    space_id   text        PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    -- A closed space keeps its row, so that its id is never given again.
    deleted_at timestamptz
);

CREATE TABLE api_key (
    -- SHA-256; the secret itself is kept nowhere.
    secret_hash bytea       PRIMARY KEY,
    space_id    text        NOT NULL REFERENCES space,
    kind        text        NOT NULL CHECK (kind IN ('bearer', 'ingest')),
    created_at  timestamptz NOT NULL,
    -- The first instant at which it no longer opens anything; null while it has no successor.
    valid_until timestamptz
);

CREATE INDEX api_key_of_space ON api_key (space_id, kind);
