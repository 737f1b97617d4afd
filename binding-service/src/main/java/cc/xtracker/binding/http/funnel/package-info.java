/** How does an operator ask for a funnel? */
@NullMarked
package cc.xtracker.binding.http.funnel;

import org.jspecify.annotations.NullMarked;
