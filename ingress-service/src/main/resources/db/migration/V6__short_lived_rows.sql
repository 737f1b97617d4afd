-- A row of the outbox lives for milliseconds. Compressing it costs more than it spares, and giving
-- the pages that it leaves behind back to the disk takes a lock that counting would wait for.
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE outbox SET (vacuum_truncate = off, toast.vacuum_truncate = off);
