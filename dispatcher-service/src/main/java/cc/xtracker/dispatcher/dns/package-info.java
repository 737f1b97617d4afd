/** How does a name become addresses? */
@NullMarked
package cc.xtracker.dispatcher.dns;

import org.jspecify.annotations.NullMarked;
