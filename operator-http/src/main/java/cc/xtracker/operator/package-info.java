@NullMarked
package cc.xtracker.operator;

import org.jspecify.annotations.NullMarked;
