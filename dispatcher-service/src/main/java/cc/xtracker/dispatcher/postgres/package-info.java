/** How do destinations and deliveries rest in PostgreSQL? */
@NullMarked
package cc.xtracker.dispatcher.postgres;

import org.jspecify.annotations.NullMarked;
