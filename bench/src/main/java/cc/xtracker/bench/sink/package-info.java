/** What do receivers get, how soon, over how many connections? */
@NullMarked
package cc.xtracker.bench.sink;

import org.jspecify.annotations.NullMarked;
