/** How do destinations rest in PostgreSQL, their secrets sealed? */
@NullMarked
package cc.xtracker.dispatcher.postgres.destination;

import org.jspecify.annotations.NullMarked;
