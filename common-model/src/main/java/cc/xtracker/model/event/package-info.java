/** What happened to a person? The four canonical events and what an accepted one carries. */
@NullMarked
package cc.xtracker.model.event;

import org.jspecify.annotations.NullMarked;
