/** Who is to be forgotten, and what was there of them? */
@NullMarked
package cc.xtracker.binding.erasure;

import org.jspecify.annotations.NullMarked;
