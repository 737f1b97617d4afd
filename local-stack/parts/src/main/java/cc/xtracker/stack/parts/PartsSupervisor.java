package cc.xtracker.stack.parts;

import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.ProcessMark;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs Kafka and PostgreSQL as long as a build needs them, then leaves nothing behind. A process of
 * its own, because every test JVM ends before the build does, and the build may be killed.
 */
public final class PartsSupervisor {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration LONGEST_BUILD = Duration.ofDays(1);

  private PartsSupervisor() {}

  /** Takes the shared folder. Whoever starts it holds the folder's lock until the notice is out. */
  public static void main(String[] arguments) {
    var folder = new SharedFolder(Path.of(arguments[0]));
    var self = ProcessMark.of(ProcessHandle.current());
    Path data = folder.path().resolve("data-" + self.pid());
    PartsProvider provider = PartsProvider.choose(data);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> clean(provider, data), "clean"));
    RealParts parts = provider.start();
    folder.post(new Notice(self, provider.processes(), parts));
    Patience.until(LONGEST_BUILD, BETWEEN_LOOKS, () -> folder.locked(() -> isOver(folder)));
    System.exit(0);
  }

  /** Withdraws the notice under the lock, so that nobody can find parts that are about to end. */
  private static boolean isOver(SharedFolder folder) {
    boolean over = folder.owners().isEmpty();
    if (over) {
      folder.withdrawNotice();
    }
    return over;
  }

  private static void clean(PartsProvider provider, Path data) {
    provider.stop();
    Folders.delete(data);
  }
}
