/** What is started with what, in which order, and how does it feel? */
@NullMarked
package cc.xtracker.ingress.runtime;

import org.jspecify.annotations.NullMarked;
