/** How is a secret kept where others can read? */
@NullMarked
package cc.xtracker.dispatcher.secret;

import org.jspecify.annotations.NullMarked;
