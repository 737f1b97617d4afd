-- What the operator set for the space; null leaves it to the configuration.
ALTER TABLE space ADD COLUMN rate_limit_per_second integer CHECK (rate_limit_per_second > 0);
