/** Whom must the delivery log, and what is in memory, forget? */
@NullMarked
package cc.xtracker.dispatcher.erasure;

import org.jspecify.annotations.NullMarked;
