/** What is wired to what, and when does it run? */
@NullMarked
package cc.xtracker.dispatcher.runtime;

import org.jspecify.annotations.NullMarked;
