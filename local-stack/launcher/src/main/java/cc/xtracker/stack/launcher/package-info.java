/** What did the person at the keyboard ask {@code ./xtracker} for, and what do they get to read? */
@NullMarked
package cc.xtracker.stack.launcher;

import org.jspecify.annotations.NullMarked;
