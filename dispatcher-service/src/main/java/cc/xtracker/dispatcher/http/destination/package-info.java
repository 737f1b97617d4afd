/** How do operators keep destinations, and try whether they work? */
@NullMarked
package cc.xtracker.dispatcher.http.destination;

import org.jspecify.annotations.NullMarked;
