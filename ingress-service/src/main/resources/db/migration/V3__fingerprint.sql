-- What the first event of a key said of its money, so that another one that says otherwise is
-- noticed. Null: it said nothing, or was counted before this column was there.
ALTER TABLE seen_event ADD COLUMN fingerprint bigint;
