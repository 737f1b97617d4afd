/** Who sends what to whom while a figure is measured? */
@NullMarked
package cc.xtracker.bench.scene;

import org.jspecify.annotations.NullMarked;
