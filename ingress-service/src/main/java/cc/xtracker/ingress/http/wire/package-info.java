/** How does an answer look on the wire, and how does it reach a client that is still writing? */
@NullMarked
package cc.xtracker.ingress.http.wire;

import org.jspecify.annotations.NullMarked;
