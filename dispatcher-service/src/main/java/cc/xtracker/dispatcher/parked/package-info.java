/** Which parked deliveries are due, and who attempts them? */
@NullMarked
package cc.xtracker.dispatcher.parked;

import org.jspecify.annotations.NullMarked;
