/** How does the operator open, list and close tenants, and rotate their keys, over HTTP? */
@NullMarked
package cc.xtracker.ingress.http.operator;

import org.jspecify.annotations.NullMarked;
