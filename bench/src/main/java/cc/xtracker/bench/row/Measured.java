package cc.xtracker.bench.row;

import java.util.List;

/**
 * What a row came to.
 *
 * @param raw everything that was seen, a record
 */
public record Measured(List<Figure> figures, Object raw) {
  public Measured {
    figures = List.copyOf(figures);
  }

  /** One line of the table: what was to be reached, and what was. */
  public record Figure(String what, String measured, String reach, boolean reached) {}
}
