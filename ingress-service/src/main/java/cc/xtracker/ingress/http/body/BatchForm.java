package cc.xtracker.ingress.http.body;

/**
 * How a batch is written.
 *
 * @param gzipped whether the body is to be inflated first
 */
public record BatchForm(Layout layout, boolean gzipped) {
  /** How the events follow one another. */
  public enum Layout {
    /** One JSON array. */
    ARRAY,
    /** NDJSON: a JSON object on each line. */
    LINES
  }
}
