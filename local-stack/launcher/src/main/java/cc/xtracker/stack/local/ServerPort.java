package cc.xtracker.stack.local;

/** A port that the stack needs, and the process that listens on it. */
record ServerPort(String name, String process) {
  static final String KAFKA_CONTROLLER = "kafka-controller";

  /** Of a process with one port. */
  ServerPort(String process) {
    this(process, process);
  }
}
