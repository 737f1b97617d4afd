/** What do operators say over HTTP, and what do we ask ingress? */
@NullMarked
package cc.xtracker.dispatcher.http;

import org.jspecify.annotations.NullMarked;
