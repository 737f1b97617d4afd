/** Whose credential is this, and is it alive? */
@NullMarked
package cc.xtracker.ingress.auth;

import org.jspecify.annotations.NullMarked;
