/** How much may be asked of this process at a time? */
@NullMarked
package cc.xtracker.ingress.http.limit;

import org.jspecify.annotations.NullMarked;
