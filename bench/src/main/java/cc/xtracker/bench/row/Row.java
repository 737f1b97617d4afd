package cc.xtracker.bench.row;

import java.nio.file.Path;

/** Something that is measured on a stack of its own. */
public interface Row {
  /** As it is asked for on the command line. */
  String name();

  /**
   * @param directory for the stack
   */
  Measured measure(Path directory);
}
