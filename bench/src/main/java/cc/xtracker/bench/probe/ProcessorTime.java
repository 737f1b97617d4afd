package cc.xtracker.bench.probe;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Processor time that processes have taken so far, by name. Reads Linux's {@code /proc}. */
public record ProcessorTime(Map<String, Long> micros) {
  /** {@code getconf CLK_TCK}: 100 on every Linux there is. */
  private static final long TICK_MICROS = 10_000;

  /** Places in {@code stat} after the name, see proc(5): utime and stime, and those of the dead. */
  private static final List<Integer> OWN = List.of(11, 12);

  private static final List<Integer> DEAD_CHILDREN = List.of(13, 14);

  /**
   * @param pids processes by name; each counts with its children, but this one, whose children are
   *     the others
   */
  public static ProcessorTime of(Map<String, Long> pids) {
    Map<String, Long> micros = new LinkedHashMap<>();
    pids.forEach((name, pid) -> micros.put(name, ofTree(pid)));
    return new ProcessorTime(micros);
  }

  /** Microseconds for each of so many things that were done since. */
  public Map<String, Double> perUnitSince(ProcessorTime before, long unitCount) {
    Map<String, Double> perUnit = new LinkedHashMap<>();
    micros.forEach(
        (name, now) ->
            perUnit.put(name, (now - before.micros.getOrDefault(name, 0L)) / (double) unitCount));
    return perUnit;
  }

  private static long ofTree(long pid) {
    if (pid == ProcessHandle.current().pid()) {
      return micros(pid, OWN);
    }
    long children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(child -> micros(child.pid(), OWN))
            .sum();
    return children + micros(pid, OWN) + micros(pid, DEAD_CHILDREN);
  }

  private static long micros(long pid, List<Integer> places) {
    return stat(pid, fields -> places.stream().mapToLong(i -> Long.parseLong(fields[i])).sum())
        * TICK_MICROS;
  }

  private static long stat(long pid, ToLongFunction<String[]> sum) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return sum.applyAsLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new StackFailure("Cannot read the processor time of " + pid + ".", e);
    }
  }
}
