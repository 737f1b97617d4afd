/** How do records come from Kafka and go to it? */
@NullMarked
package cc.xtracker.dispatcher.kafka;

import org.jspecify.annotations.NullMarked;
