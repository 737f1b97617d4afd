/** Do the topics keep their promises to a consumer that knows only those? */
@NullMarked
package cc.xtracker.examples;

import org.jspecify.annotations.NullMarked;
