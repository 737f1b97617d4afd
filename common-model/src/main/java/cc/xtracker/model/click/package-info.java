/** Who clicked, through what, and which Telegram user are they? */
@NullMarked
package cc.xtracker.model.click;

import org.jspecify.annotations.NullMarked;
