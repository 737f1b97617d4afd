/** Is this an event that counts, and which one? */
@NullMarked
package cc.xtracker.ingress.intake;

import org.jspecify.annotations.NullMarked;
