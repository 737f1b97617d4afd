-- One visit through a link. The first click of a uid stands.
CREATE TABLE click (
    space_id        text COLLATE "C" NOT NULL,
    uid             text COLLATE "C" NOT NULL,
    -- Null when the click was back-filled without one; the link need not exist.
    link_slug       text,
    fbclid          text,
    campaign_id     text,
    campaign_name   text,
    adset_id        text,
    adset_name      text,
    ad_id           text,
    ad_name         text,
    placement       text,
    country         text,
    raw_query       text,
    idempotency_key text,
    clicked_at      timestamptz NOT NULL,
    PRIMARY KEY (space_id, uid)
);

-- A retry with a key that was seen before answers the uid of that click.
CREATE UNIQUE INDEX click_idempotency_key ON click (space_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

-- uid to Telegram user. Needs no click: a bind may come first.
CREATE TABLE binding (
    space_id text COLLATE "C" NOT NULL,
    uid      text COLLATE "C" NOT NULL,
    tg_id    bigint      NOT NULL CHECK (tg_id > 0),
    bound_at timestamptz NOT NULL,
    PRIMARY KEY (space_id, uid)
);
