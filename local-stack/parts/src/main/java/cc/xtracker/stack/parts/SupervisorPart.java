package cc.xtracker.stack.parts;

import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StopSignal;
import java.nio.file.Path;
import java.util.List;

/** The supervisor, seen from the test JVM that starts it. */
record SupervisorPart(SharedFolder folder) implements Part {

  @Override
  public String name() {
    return "The supervisor of Kafka and PostgreSQL";
  }

  @Override
  public Path log() {
    return folder.path().resolve("supervisor.log");
  }

  @Override
  public ProcessMark launch() {
    List<String> arguments =
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PartsSupervisor.class.getName(),
            folder.path().toString());
    return new Program(Program.java(arguments), log()).launch();
  }

  @Override
  public boolean isReady() {
    return folder.notice().isPresent();
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.TERM;
  }
}
