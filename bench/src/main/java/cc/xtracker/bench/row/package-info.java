/** What did a benchmark see, and was it what is to be reached? */
@NullMarked
package cc.xtracker.bench.row;

import org.jspecify.annotations.NullMarked;
