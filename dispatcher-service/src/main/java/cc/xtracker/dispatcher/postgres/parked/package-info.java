/** How does PostgreSQL keep what waits, and how destinations are? */
@NullMarked
package cc.xtracker.dispatcher.postgres.parked;

import org.jspecify.annotations.NullMarked;
