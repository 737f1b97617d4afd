package cc.xtracker.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One process at a time works on a folder; the operating system unlocks it for the dead. */
public record FolderLock(Path folder) {

  /** A file lock belongs to a whole JVM; this one is between its threads. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  /** Waits for its turn. Not reentrant. */
  public <T> T holding(Supplier<T> action) {
    THREADS.lock();
    try {
      Files.createDirectories(folder);
      try (var channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        assert lock.isValid();
        return action.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      THREADS.unlock();
    }
  }
}
