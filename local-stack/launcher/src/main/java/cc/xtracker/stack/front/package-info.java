/** Which replica of a service gets a new connection? */
@NullMarked
package cc.xtracker.stack.front;

import org.jspecify.annotations.NullMarked;
