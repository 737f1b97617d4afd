@NullMarked
package cc.xtracker.binding;

import org.jspecify.annotations.NullMarked;
