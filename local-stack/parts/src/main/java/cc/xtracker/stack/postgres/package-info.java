/** How does a stack get a PostgreSQL that keeps what it has promised? */
@NullMarked
package cc.xtracker.stack.postgres;

import org.jspecify.annotations.NullMarked;
