/** How is it kept in PostgreSQL? */
@NullMarked
package cc.xtracker.dispatcher.postgres;

import org.jspecify.annotations.NullMarked;
