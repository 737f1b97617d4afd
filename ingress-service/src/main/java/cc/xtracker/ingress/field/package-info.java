/** What did the caller write? Fields as given, before any rule of a single endpoint is applied. */
@NullMarked
package cc.xtracker.ingress.field;

import org.jspecify.annotations.NullMarked;
