/** Is this a click or a bind that we can pass on, and what does it say? */
@NullMarked
package cc.xtracker.ingress.people;

import org.jspecify.annotations.NullMarked;
