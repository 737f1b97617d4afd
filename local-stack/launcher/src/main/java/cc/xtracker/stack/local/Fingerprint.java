package cc.xtracker.stack.local;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Short names for long things, equal when they are. */
final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Of a folder of built files, by their names, sizes and times. */
  static String of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "not built";
    }
    try (var files = Files.walk(folder)) {
      return of(
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(Fingerprint::nameSizeAndTime)
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new StackFailure("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String nameSizeAndTime(Path file) {
    return file + " " + file.toFile().length() + " " + file.toFile().lastModified();
  }
}
