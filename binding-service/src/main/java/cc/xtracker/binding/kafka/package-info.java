/** How do the topics become facts? */
@NullMarked
package cc.xtracker.binding.kafka;

import org.jspecify.annotations.NullMarked;
