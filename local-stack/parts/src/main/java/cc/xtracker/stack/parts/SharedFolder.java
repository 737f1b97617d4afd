package cc.xtracker.stack.parts;

import cc.xtracker.stack.process.FolderLock;
import cc.xtracker.stack.process.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** The folder through which the test JVMs of a checkout and the supervisor find each other. */
record SharedFolder(Path path) {

  /** Runs it while no other process is in here. Not reentrant. */
  <T> T locked(Supplier<T> action) {
    return new FolderLock(path).holding(action);
  }

  Optional<Notice> notice() {
    if (!Files.exists(noticeFile())) {
      return Optional.empty();
    }
    try (var reader = Files.newBufferedReader(noticeFile())) {
      var text = new Properties();
      text.load(reader);
      return Optional.of(Notice.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At once: nobody ever reads half a notice. */
  void post(Notice notice) {
    Path unfinished = path.resolve("parts.properties.unfinished");
    try {
      try (var writer = Files.newBufferedWriter(unfinished)) {
        notice.asProperties().store(writer, null);
      }
      Files.move(unfinished, noticeFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void withdrawNotice() {
    try {
      Files.deleteIfExists(noticeFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The builds that use the parts now. */
  List<ProcessMark> owners() {
    try {
      return Files.exists(ownersFile())
          ? Files.readAllLines(ownersFile()).stream()
              .map(ProcessMark::parse)
              .filter(ProcessMark::isAlive)
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addOwner(ProcessMark build) {
    try {
      Files.writeString(
          ownersFile(),
          build.text() + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path noticeFile() {
    return path.resolve("parts.properties");
  }

  private Path ownersFile() {
    return path.resolve("owners");
  }
}
