-- Every event that was ever counted. There is no window: an eid seen a year ago still is.
-- 16 bytes of key: the ledger must keep its speed at hundreds of millions of rows.
CREATE TABLE seen_event (
    inbox_id uuid        PRIMARY KEY,
    -- Also tells the rows of one transaction from those of another, when its commit is in doubt.
    seen_at  timestamptz NOT NULL
);
