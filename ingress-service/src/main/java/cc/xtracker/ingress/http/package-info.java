/**
 * How does the tenant surface look on the wire? Vert.x routes on the event loop, nothing blocking.
 */
@NullMarked
package cc.xtracker.ingress.http;

import org.jspecify.annotations.NullMarked;
