/** What do the services ask each other over HTTP? */
@NullMarked
package cc.xtracker.model.internal;

import org.jspecify.annotations.NullMarked;
