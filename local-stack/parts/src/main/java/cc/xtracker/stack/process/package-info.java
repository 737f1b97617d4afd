/** How is a process of this machine started, recognised later, and ended? */
@NullMarked
package cc.xtracker.stack.process;

import org.jspecify.annotations.NullMarked;
