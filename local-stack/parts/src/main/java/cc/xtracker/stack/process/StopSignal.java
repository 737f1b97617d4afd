package cc.xtracker.stack.process;

/** How a process is asked to end; the names are those of the signals. */
public enum StopSignal {
  /** What Java programs take as the request for an orderly end. */
  TERM,
  /** PostgreSQL's fast shutdown: clients are disconnected. Its SIGTERM waits for them for ever. */
  INT
}
