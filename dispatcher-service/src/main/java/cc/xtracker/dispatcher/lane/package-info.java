/** Which attempts of a destination may start now, and which must be parked? */
@NullMarked
package cc.xtracker.dispatcher.lane;

import org.jspecify.annotations.NullMarked;
