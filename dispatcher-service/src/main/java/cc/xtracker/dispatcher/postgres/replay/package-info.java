/** How do deliveries get from the log back to what is parked? */
@NullMarked
package cc.xtracker.dispatcher.postgres.replay;

import org.jspecify.annotations.NullMarked;
