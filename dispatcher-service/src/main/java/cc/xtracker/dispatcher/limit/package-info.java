/** How much may a destination be asked to take, and does it take anything at all? */
@NullMarked
package cc.xtracker.dispatcher.limit;

import org.jspecify.annotations.NullMarked;
