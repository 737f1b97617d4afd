package cc.xtracker.ingress.http.operator;

import org.jspecify.annotations.Nullable;

/** A space that the operator wants. */
record SpaceOrder(@Nullable String name) {}
