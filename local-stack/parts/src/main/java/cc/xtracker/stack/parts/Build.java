package cc.xtracker.stack.parts;

import cc.xtracker.stack.process.ProcessMark;
import java.util.Optional;
import java.util.stream.Stream;

/** The build that this test JVM belongs to. */
final class Build {
  /** In the command line of every Maven, as a jar and as the package of its main class. */
  private static final String MAVEN = "plexus.classworlds";

  private Build() {}

  /** Maven, if it started this JVM however indirectly; otherwise (an IDE) this JVM. */
  static ProcessMark process() {
    ProcessHandle self = ProcessHandle.current();
    return ProcessMark.of(
        Stream.iterate(Optional.of(self), Optional::isPresent, child -> child.get().parent())
            .map(Optional::get)
            .filter(ancestor -> ancestor.info().commandLine().orElse("").contains(MAVEN))
            .findFirst()
            .orElse(self));
  }
}
