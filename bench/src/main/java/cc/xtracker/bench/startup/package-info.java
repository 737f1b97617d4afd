/** How soon is a service ready, and how much memory does it take at rest? */
@NullMarked
package cc.xtracker.bench.startup;

import org.jspecify.annotations.NullMarked;
