/** What do the services do all day? Recorded, so that their next start need not find out. */
@NullMarked
package cc.xtracker.stack.training;

import org.jspecify.annotations.NullMarked;
