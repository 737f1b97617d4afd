/** What does a tenant's own server get from us, and what if it is not well? */
@NullMarked
package cc.xtracker.stack.receiver;

import org.jspecify.annotations.NullMarked;
