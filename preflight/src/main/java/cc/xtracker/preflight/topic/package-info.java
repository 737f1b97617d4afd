/** Do the topics keep what is written to them? */
@NullMarked
package cc.xtracker.preflight.topic;

import org.jspecify.annotations.NullMarked;
