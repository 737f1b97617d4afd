package cc.xtracker.dispatcher.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, newest first.
 *
 * @param next where the next page begins; null on the last one
 */
public record LogPage(List<LogEntry> entries, @Nullable Cursor next) {

  public LogPage {
    entries = List.copyOf(entries);
  }
}
