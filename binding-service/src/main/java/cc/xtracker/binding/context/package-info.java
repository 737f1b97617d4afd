/** Who stands behind a uid? */
@NullMarked
package cc.xtracker.binding.context;

import org.jspecify.annotations.NullMarked;
