package cc.xtracker.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository lies on this machine. */
public final class Checkout {
  private Checkout() {}

  /** The nearest folder, from the working directory upwards, that holds {@code mvnw}. */
  public static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mvnw"))) {
        return folder;
      }
    }
    throw new StackFailure("There is no mvnw in " + start + " or above: not in the repository.");
  }
}
