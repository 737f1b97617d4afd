package cc.xtracker.stack.local;

import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One process of one of our services, from its packaged jar.
 *
 * @param environment sorted, because equal services must read equal
 * @param build identity of the jar: another one asks for a restart
 */
record Service(
    String name, int port, SortedMap<String, String> environment, Path jar, String build, Path log)
    implements Part {
  private static final int READINESS_MILLIS = 2_000;
  private static final List<String> JVM =
      List.of(
          // Several JVMs share one small machine: each knows its bound, none reserves in advance.
          "-Xmx512m",
          "-XX:+UseParallelGC",
          // A process without memory serves nobody; ended, it can be restarted.
          "-XX:+ExitOnOutOfMemoryError");

  @Override
  public ProcessMark launch() {
    if (!Files.exists(jar)) {
      throw new StackFailure(jar + " is not there. ./xtracker up builds it.");
    }
    List<String> arguments = new ArrayList<>(JVM);
    // A cache of another JDK is ignored with a line in the log.
    arguments.add("-XX:AOTCache=" + jar.resolveSibling("app.aot"));
    arguments.addAll(List.of("-jar", jar.toString()));
    return new Program(Program.java(arguments), environment, log).launch();
  }

  @Override
  public boolean isReady() {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(READINESS_MILLIS);
      connection.setReadTimeout(READINESS_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.TERM;
  }
}
