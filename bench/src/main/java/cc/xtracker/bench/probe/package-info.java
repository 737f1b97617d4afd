/** What do the processes under load cost, and how far are they behind? */
@NullMarked
package cc.xtracker.bench.probe;

import org.jspecify.annotations.NullMarked;
