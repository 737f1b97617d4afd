ALTER TABLE destination
  ADD COLUMN max_age_millis   bigint NOT NULL DEFAULT 604800000,
  ADD COLUMN further_statuses text   NOT NULL DEFAULT '[]'; -- JSON array of numbers
