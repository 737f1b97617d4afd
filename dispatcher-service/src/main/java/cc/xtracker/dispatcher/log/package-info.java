/** What happened to each delivery? */
@NullMarked
package cc.xtracker.dispatcher.log;

import org.jspecify.annotations.NullMarked;
