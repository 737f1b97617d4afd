/** What exactly does a receiver get: which bytes, under which signature? */
@NullMarked
package cc.xtracker.dispatcher.webhook;

import org.jspecify.annotations.NullMarked;
