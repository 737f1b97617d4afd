/** How does PostgreSQL keep the delivery log, day by day? */
@NullMarked
package cc.xtracker.dispatcher.postgres.log;

import org.jspecify.annotations.NullMarked;
