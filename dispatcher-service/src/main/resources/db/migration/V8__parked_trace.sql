-- A delivery stays in the trace of the request that brought its event, also while it waits.
ALTER TABLE parked_delivery ADD COLUMN traceparent text;
