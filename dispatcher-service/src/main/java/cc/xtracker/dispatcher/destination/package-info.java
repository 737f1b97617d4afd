/** Where do the matched events of a space go, and under which names? */
@NullMarked
package cc.xtracker.dispatcher.destination;

import org.jspecify.annotations.NullMarked;
