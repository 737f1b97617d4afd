package cc.xtracker.ingress.field;

/** A field as the caller wrote it. JSON null is no field at all. */
public sealed interface Given {
  /** A JSON string. */
  record Text(String text) implements Given {}

  /**
   * A JSON number.
   *
   * @param text exactly as written, so that 25.10 stays 25.10
   */
  record Numeral(String text) implements Given {}

  /** A query parameter, decoded: a query cannot say whether it means a number. */
  record Parameter(String text) implements Given {}

  /** A JSON boolean, object or array: no field of ours is one. */
  record Other() implements Given {}
}
