/** How much does a server take, and how long do its answers take? */
@NullMarked
package cc.xtracker.bench.load;

import org.jspecify.annotations.NullMarked;
