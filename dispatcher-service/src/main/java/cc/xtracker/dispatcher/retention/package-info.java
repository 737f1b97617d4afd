/** Which days of the delivery log are kept? */
@NullMarked
package cc.xtracker.dispatcher.retention;

import org.jspecify.annotations.NullMarked;
