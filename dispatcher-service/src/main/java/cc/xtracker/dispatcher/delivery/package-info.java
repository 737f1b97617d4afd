/** What came back from an attempt, and what follows from it? */
@NullMarked
package cc.xtracker.dispatcher.delivery;

import org.jspecify.annotations.NullMarked;
