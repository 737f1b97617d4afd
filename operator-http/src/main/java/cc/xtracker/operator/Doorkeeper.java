package cc.xtracker.operator;

import org.jspecify.annotations.Nullable;

/** Who may enter the operator surface. */
interface Doorkeeper {
  /**
   * @param authorization the header of the request
   */
  Admission judge(@Nullable String authorization);
}
