package cc.xtracker.bench.delivery;

import java.util.List;

/**
 * What a row came to.
 *
 * @param raw everything that was seen, a record
 */
record Measured(List<Figure> figures, Object raw) {
  Measured {
    figures = List.copyOf(figures);
  }

  /** One line of the table: what was to be reached, and what was. */
  record Figure(String what, String measured, String reach, boolean reached) {}
}
