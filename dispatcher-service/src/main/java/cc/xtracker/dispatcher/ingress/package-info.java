/** How is ingress-service asked which spaces there are? */
@NullMarked
package cc.xtracker.dispatcher.ingress;

import org.jspecify.annotations.NullMarked;
