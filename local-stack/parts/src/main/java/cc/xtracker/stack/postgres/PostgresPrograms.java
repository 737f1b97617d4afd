package cc.xtracker.stack.postgres;

import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.Commands;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.StackFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The programs of PostgreSQL, unpacked once per checkout from the archive on the class path. */
record PostgresPrograms(Path home) {

  static PostgresPrograms unpacked() {
    byte[] archive = archive();
    Path cache = Checkout.root().resolve(".xtracker/cache");
    Path home = cache.resolve("postgres-" + fingerprint(archive));
    if (!Files.isDirectory(home)) {
      try {
        Files.createDirectories(cache);
        Path unfinished = Files.createTempDirectory(cache, "unfinished-");
        TarXz.unpack(archive, unfinished);
        publish(unfinished, home);
      } catch (IOException e) {
        throw new StackFailure("Cannot unpack PostgreSQL to " + home + ": " + e.getMessage(), e);
      }
    }
    return new PostgresPrograms(home);
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, with root's
   * access to root's files.
   */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      if (!LinuxUtils.isUnshareAvailable()) {
        throw new StackFailure(
            "PostgreSQL does not run as root, and this machine does not allow unshare -U."
                + " Run as another user.");
      }
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private static boolean isRoot() {
    return Commands.run(List.of("id", "-u")).strip().equals("0");
  }

  private static byte[] archive() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    try (InputStream packed =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
      return packed.readAllBytes();
    } catch (IOException e) {
      throw new StackFailure("Cannot read the PostgreSQL archive: " + e.getMessage(), e);
    }
  }

  /** Names the folder, so that another version never finds the files of this one. */
  private static String fingerprint(byte[] archive) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** By renaming: another process may be doing the same, and nobody may see half a folder. */
  private static void publish(Path unfinished, Path home) throws IOException {
    try {
      Files.move(unfinished, home);
    } catch (IOException e) {
      Folders.delete(unfinished);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }
}
