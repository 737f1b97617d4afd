@NullMarked
package cc.xtracker.dispatcher;

import org.jspecify.annotations.NullMarked;
