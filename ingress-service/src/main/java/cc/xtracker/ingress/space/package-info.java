/** Which tenants are there, and how are they and their keys opened and closed? */
@NullMarked
package cc.xtracker.ingress.space;

import org.jspecify.annotations.NullMarked;
