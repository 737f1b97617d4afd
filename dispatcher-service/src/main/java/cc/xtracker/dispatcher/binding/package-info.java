/** How is binding-service asked who stands behind a uid? */
@NullMarked
package cc.xtracker.dispatcher.binding;

import org.jspecify.annotations.NullMarked;
