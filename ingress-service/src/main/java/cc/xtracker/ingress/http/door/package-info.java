/** Who asks, and may he now? The credential of a request, and the quota of its space. */
@NullMarked
package cc.xtracker.ingress.http.door;

import org.jspecify.annotations.NullMarked;
