/** May a request leave for this address? */
@NullMarked
package cc.xtracker.dispatcher.egress;

import org.jspecify.annotations.NullMarked;
