/** How is a credential known without asking the database for each request? */
@NullMarked
package cc.xtracker.ingress.caffeine;

import org.jspecify.annotations.NullMarked;
