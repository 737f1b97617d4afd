package cc.xtracker.ingress.http.operator;

import org.jspecify.annotations.Nullable;

/**
 * A rotation that the operator wants.
 *
 * @param overlap ISO 8601 duration from PT0S to P7D; null is 24 hours
 */
record RotationOrder(@Nullable String overlap) {}
