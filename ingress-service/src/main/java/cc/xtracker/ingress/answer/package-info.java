/** What do we tell the caller? The closed set of answers, and why a request was refused. */
@NullMarked
package cc.xtracker.ingress.answer;

import org.jspecify.annotations.NullMarked;
