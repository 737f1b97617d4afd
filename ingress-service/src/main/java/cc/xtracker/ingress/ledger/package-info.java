/** Which events of those that wait are counted now, and which were counted before? */
@NullMarked
package cc.xtracker.ingress.ledger;

import org.jspecify.annotations.NullMarked;
