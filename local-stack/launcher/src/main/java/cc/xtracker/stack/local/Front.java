package cc.xtracker.stack.local;

import cc.xtracker.stack.front.FrontDoor;
import cc.xtracker.stack.front.Readiness;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The address of a service that runs as several processes.
 *
 * @param replicaPorts those of the processes
 */
record Front(String name, int port, List<Integer> replicaPorts, Path log) implements Part {
  @Override
  public ProcessMark launch() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FrontDoor.class.getName(),
                String.valueOf(port)));
    replicaPorts.forEach(replica -> arguments.add(String.valueOf(replica)));
    return new Program(Program.java(arguments), log).launch();
  }

  /** Once it has found a replica that is. */
  @Override
  public boolean isReady() {
    return Readiness.at(port);
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.TERM;
  }
}
