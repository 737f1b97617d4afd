/** What became of one event on its way to one destination? */
@NullMarked
package cc.xtracker.model.delivery;

import org.jspecify.annotations.NullMarked;
