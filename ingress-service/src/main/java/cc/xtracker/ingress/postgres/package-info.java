/** How are counted events, tenants and credentials stored in PostgreSQL? */
@NullMarked
package cc.xtracker.ingress.postgres;

import org.jspecify.annotations.NullMarked;
