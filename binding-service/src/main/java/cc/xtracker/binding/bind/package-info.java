/** Which Telegram user does a uid belong to, and what became of an attempt to say so? */
@NullMarked
package cc.xtracker.binding.bind;

import org.jspecify.annotations.NullMarked;
