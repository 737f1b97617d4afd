package cc.xtracker.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The program that people render with, where there is one. */
final class Kubectl {
  /** Kustomize 5: the older ones know no components, or not all of what we use. */
  private static final Pattern NEW_ENOUGH =
      Pattern.compile("Kustomize Version: v([5-9]|\\d\\d)\\.");

  private Kubectl() {}

  static boolean isThere() {
    try {
      return NEW_ENOUGH.matcher(run("version", "--client")).find();
    } catch (UncheckedIOException none) {
      return false;
    }
  }

  static String kustomize(Overlay overlay) {
    return run("kustomize", "k8s/overlays/" + overlay.id());
  }

  private static String run(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "kubectl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process kubectl =
          new ProcessBuilder(command)
              .directory(Checkout.ROOT.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String printed = new String(kubectl.getInputStream().readAllBytes());
      if (kubectl.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed, see above");
      }
      return printed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
