-- While the secret before the newest still signs; the secrets themselves are sealed.
ALTER TABLE destination ADD COLUMN previous_secret_valid_until timestamptz;
