/** Which keys lie together in the ledger? */
@NullMarked
package cc.xtracker.ingress.ledger.key;

import org.jspecify.annotations.NullMarked;
