/** Which click stands for a uid, and what is a new uid? */
@NullMarked
package cc.xtracker.binding.click;

import org.jspecify.annotations.NullMarked;
