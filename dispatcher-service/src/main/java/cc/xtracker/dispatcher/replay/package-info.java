/** Which deliveries are sent again, and how fast? */
@NullMarked
package cc.xtracker.dispatcher.replay;

import org.jspecify.annotations.NullMarked;
