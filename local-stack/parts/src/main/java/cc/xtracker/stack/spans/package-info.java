/** Which spans does a service export? */
@NullMarked
package cc.xtracker.stack.spans;

import org.jspecify.annotations.NullMarked;
