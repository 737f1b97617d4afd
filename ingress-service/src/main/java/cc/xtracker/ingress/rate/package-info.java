/** May this space send that much now, and when may it again? */
@NullMarked
package cc.xtracker.ingress.rate;

import org.jspecify.annotations.NullMarked;
