/** How are clicks and bindings kept, and races between replicas decided? */
@NullMarked
package cc.xtracker.binding.postgres;

import org.jspecify.annotations.NullMarked;
