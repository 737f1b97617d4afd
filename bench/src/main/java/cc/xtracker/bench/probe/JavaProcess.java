package cc.xtracker.bench.probe;

import cc.xtracker.stack.process.Commands;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a Java process tells of itself. */
public record JavaProcess(long pid) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /** What is reachable: a full collection comes first, and everything stands still meanwhile. */
  public long liveHeapBytes() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String histogram = Commands.run(List.of(jcmd, Long.toString(pid), "GC.class_histogram"));
    return TOTAL
        .matcher(histogram)
        .results()
        .map(MatchResult::group)
        .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new StackFailure("jcmd does not count the heap of " + pid + "."));
  }
}
