-- Who is to be forgotten, and since when; kept as long as the log has a day that it may concern.
CREATE TABLE erasure (
  space_id  text             NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  erased_at timestamptz      NOT NULL,
  -- When we were told: replicas look for what is new.
  noted_at  timestamptz      NOT NULL DEFAULT now(),
  PRIMARY KEY (space_id, uid)
);

CREATE INDEX erasure_noted ON erasure (noted_at);

-- Null unless its person was erased. Then the uid is null, the body empty, and the attempts are
-- without what the receiver answered.
ALTER TABLE delivery ADD COLUMN erased_at timestamptz;

-- The attempts without the beginnings of the answers, which may repeat what was sent.
CREATE FUNCTION without_snippets(attempts text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (
  SELECT coalesce(jsonb_agg(entry - 'response_snippet' ORDER BY place), '[]')::text
  FROM jsonb_array_elements(attempts::jsonb) WITH ORDINALITY AS made (entry, place)
);
