/** What did an operator ask for, and is it in order? */
@NullMarked
package cc.xtracker.dispatcher.register;

import org.jspecify.annotations.NullMarked;
