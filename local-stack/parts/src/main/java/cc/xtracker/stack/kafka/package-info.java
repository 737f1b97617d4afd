/** How does a stack get a Kafka with our topics? */
@NullMarked
package cc.xtracker.stack.kafka;

import org.jspecify.annotations.NullMarked;
