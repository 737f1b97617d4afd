package cc.xtracker.stack.local;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files with secrets: readable by their owner only, and never half written. */
final class PrivateFile {
  private PrivateFile() {}

  static void write(Path file, String content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      // Java gives temporary files the mode 600.
      Path unfinished = Files.createTempFile(folder, "unfinished-", "");
      Files.writeString(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackFailure("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
