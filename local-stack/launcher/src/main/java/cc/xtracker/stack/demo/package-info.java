/** Is the story of XTRACKER true of the running system? */
@NullMarked
package cc.xtracker.stack.demo;

import org.jspecify.annotations.NullMarked;
