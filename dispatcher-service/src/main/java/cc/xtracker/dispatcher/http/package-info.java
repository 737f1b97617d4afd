/** What do operators say and see over HTTP? */
@NullMarked
package cc.xtracker.dispatcher.http;

import org.jspecify.annotations.NullMarked;
