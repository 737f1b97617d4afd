package cc.xtracker.dispatcher.retention;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;

/** The days that the log has room for. */
public interface LogDays {
  /** Changes them as planned; replicas that want to at the same time do so one after the other. */
  void change(Function<Set<LocalDate>, Retention.Plan> plan);
}
