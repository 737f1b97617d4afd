@NullMarked
package cc.xtracker.outbox;

import org.jspecify.annotations.NullMarked;
