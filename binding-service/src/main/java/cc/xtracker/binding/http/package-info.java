/** How is the service asked, and what does it answer? */
@NullMarked
package cc.xtracker.binding.http;

import org.jspecify.annotations.NullMarked;
