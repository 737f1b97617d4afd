-- How old a delivery is decides whether it is tried again, and why it is under way decides for whom
-- it counts.
ALTER TABLE parked_delivery
  ADD COLUMN received_at timestamptz,
  ADD COLUMN run text NOT NULL DEFAULT 'ordinary';

UPDATE parked_delivery SET received_at = created_at, run = CASE WHEN replay THEN 'replay' ELSE 'ordinary' END;

ALTER TABLE parked_delivery
  ALTER COLUMN received_at SET NOT NULL,
  DROP COLUMN replay;

ALTER TABLE parked_delivery RENAME COLUMN attempts_before_run TO attempts_uncounted;
