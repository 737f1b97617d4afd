/** How does a Kafka broker run as one local process that keeps its data? */
@NullMarked
package cc.xtracker.stack.broker;

import org.jspecify.annotations.NullMarked;
