-- What the topics say, as far as a funnel asks. A person is a pseudonym, 128 bits of SHA-256 over
-- space and uid. Times are epoch milliseconds as on the topics, so that buckets are whole numbers.

-- An event counts once, however often its record appears: inbox_id is its ce_id.
CREATE TABLE funnel_event (
    space_id  text COLLATE "C" NOT NULL,
    inbox_id  uuid   NOT NULL,
    step      text COLLATE "C" NOT NULL,
    -- Null when nobody could say whose it is.
    person    bytea,
    at_millis bigint NOT NULL,
    -- Both of deposits only; a deposit of unknown worth has no value.
    currency  text COLLATE "C",
    value     numeric,
    PRIMARY KEY (space_id, inbox_id)
);

-- Where a person came from. The last record of a person stands.
CREATE TABLE funnel_click (
    space_id      text COLLATE "C" NOT NULL,
    person        bytea  NOT NULL,
    link_slug     text,
    campaign_name text,
    at_millis     bigint NOT NULL,
    PRIMARY KEY (space_id, person)
);

-- Whose Telegram user is known; not which.
CREATE TABLE funnel_binding (
    space_id  text COLLATE "C" NOT NULL,
    person    bytea  NOT NULL,
    at_millis bigint NOT NULL,
    PRIMARY KEY (space_id, person)
);

-- How far the topics are read, moved by the transaction that writes what was read.
CREATE TABLE funnel_place (
    topic       text COLLATE "C" NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

CREATE INDEX funnel_event_of_time ON funnel_event (space_id, at_millis);
CREATE INDEX funnel_click_of_time ON funnel_click (space_id, at_millis);

-- Rows come about in the order of their age, so this is enough to find the old ones.
CREATE INDEX funnel_event_age ON funnel_event USING brin (at_millis);
CREATE INDEX funnel_click_age ON funnel_click USING brin (at_millis);
CREATE INDEX funnel_binding_age ON funnel_binding USING brin (at_millis);
