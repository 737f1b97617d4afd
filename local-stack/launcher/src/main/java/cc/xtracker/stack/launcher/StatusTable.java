package cc.xtracker.stack.launcher;

import cc.xtracker.stack.local.ProcessStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What {@code ./xtracker status} prints. */
final class StatusTable {
  private static final String ROW = "%-14s%-10s%-12s%-8s%s%n";

  private StatusTable() {}

  static String render(List<ProcessStatus> statuses, Instant now) {
    var table = new StringBuilder(ROW.formatted("NAME", "PID", "STATE", "PORT", "UPTIME"));
    for (ProcessStatus status : statuses) {
      table.append(
          switch (status) {
            case ProcessStatus.Alive alive ->
                ROW.formatted(
                    alive.name(),
                    alive.pid(),
                    alive.ready() ? "ready" : "not ready",
                    alive.port(),
                    uptime(Duration.between(alive.since(), now)));
            case ProcessStatus.Died died ->
                ROW.formatted(died.name(), died.pid(), "died", "-", "-");
            case ProcessStatus.Stopped stopped ->
                ROW.formatted(stopped.name(), "-", "stopped", "-", "-");
          });
    }
    return table.toString();
  }

  /** The two largest units: a glance is enough. */
  static String uptime(Duration uptime) {
    if (uptime.toDays() > 0) {
      return "%d d %d h".formatted(uptime.toDays(), uptime.toHoursPart());
    }
    if (uptime.toHours() > 0) {
      return "%d h %d min".formatted(uptime.toHours(), uptime.toMinutesPart());
    }
    return uptime.toMinutes() > 0
        ? "%d min %d s".formatted(uptime.toMinutes(), uptime.toSecondsPart())
        : "%d s".formatted(uptime.toSeconds());
  }
}
