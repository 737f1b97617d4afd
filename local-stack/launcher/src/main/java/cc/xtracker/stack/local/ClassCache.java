package cc.xtracker.stack.local;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the JVM of a packaged service knows before it starts: its classes, loaded and linked (JEP
 * 514), and, once it was recorded under real requests, what of it is worth compiling (JEP 515).
 * Another JVM, or another build, ignores it with a line in its log.
 *
 * @param plain made by the build, from a start alone
 * @param recording where a JVM in training leaves what it recorded
 * @param trained what was recorded, if it was; the next build removes it
 */
public record ClassCache(Path plain, Path recording, Path trained) {

  static ClassCache of(Path application) {
    return new ClassCache(
        application.resolve("app.aot"),
        application.resolve("recording.aot"),
        application.resolve("trained.aot"));
  }

  String toUse() {
    return "-XX:AOTCache=" + (isTrained() ? trained : plain);
  }

  String toRecord() {
    return "-XX:AOTCacheOutput=" + recording;
  }

  public boolean isTrained() {
    return Files.exists(trained);
  }

  /**
   * Uses what was recorded from the next start on.
   *
   * @throws StackFailure if nothing was
   */
  public void adoptRecording() {
    try {
      Files.move(recording, trained, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackFailure("Nothing was recorded at " + recording + ".", e);
    }
  }
}
