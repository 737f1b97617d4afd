package cc.xtracker.stack.kafka;

import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A broker in a process of its own, on the class path that its module's build wrote down.
 *
 * @param directory of the data, which stays when the broker ends
 * @param controllerPort of the broker's other half, which only the broker itself calls
 */
public record LocalKafka(Path directory, int port, int controllerPort, Path log) implements Part {
  private static final String MAIN_CLASS = "cc.xtracker.stack.broker.Broker";

  @Override
  public String name() {
    return "kafka";
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public ProcessMark launch() {
    return new Program(
            Program.java(
                List.of(
                    // Small, as the broker's share of the work is.
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    classPath(),
                    MAIN_CLASS,
                    directory.toString(),
                    String.valueOf(port),
                    String.valueOf(controllerPort))),
            log)
        .launch();
  }

  /** The port opens last, when the broker has read its logs and joined its own cluster. */
  @Override
  public boolean isReady() {
    return Ports.isListening(port);
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.TERM;
  }

  private static String classPath() {
    Path target = Checkout.root().resolve("local-stack/broker/target");
    try {
      String libraries = Files.readString(target.resolve("broker.classpath")).strip();
      return target.resolve("classes") + File.pathSeparator + libraries;
    } catch (IOException e) {
      throw new StackFailure(
          "The broker is not built: run ./mvnw -q -DskipTests package -pl local-stack/broker -am",
          e);
    }
  }
}
