/** When is the next attempt? */
@NullMarked
package cc.xtracker.dispatcher.retry;

import org.jspecify.annotations.NullMarked;
