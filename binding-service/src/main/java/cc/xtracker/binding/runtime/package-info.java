/** What is wired together, when does it start and stop, and is it well? */
@NullMarked
package cc.xtracker.binding.runtime;

import org.jspecify.annotations.NullMarked;
