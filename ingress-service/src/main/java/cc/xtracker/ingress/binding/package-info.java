/** How is binding-service asked who clicked and who they are? */
@NullMarked
package cc.xtracker.ingress.binding;

import org.jspecify.annotations.NullMarked;
