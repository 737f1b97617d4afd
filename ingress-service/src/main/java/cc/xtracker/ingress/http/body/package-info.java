/**
 * What does the body of a request say? Bounded in size, time, depth and number before it counts.
 */
@NullMarked
package cc.xtracker.ingress.http.body;

import org.jspecify.annotations.NullMarked;
