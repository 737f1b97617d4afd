/** How many people of a space got how far, and what did they pay? */
@NullMarked
package cc.xtracker.binding.funnel;

import org.jspecify.annotations.NullMarked;
