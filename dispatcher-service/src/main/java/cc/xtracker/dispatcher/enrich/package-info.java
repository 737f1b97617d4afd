/** Who stands behind the uid of an event? */
@NullMarked
package cc.xtracker.dispatcher.enrich;

import org.jspecify.annotations.NullMarked;
