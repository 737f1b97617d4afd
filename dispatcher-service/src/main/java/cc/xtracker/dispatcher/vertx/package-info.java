/** How does a request leave: to an address that was judged, over a connection that is pooled? */
@NullMarked
package cc.xtracker.dispatcher.vertx;

import org.jspecify.annotations.NullMarked;
