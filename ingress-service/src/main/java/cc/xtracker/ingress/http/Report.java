package cc.xtracker.ingress.http;

import cc.xtracker.ingress.http.body.BatchForm;
import cc.xtracker.ingress.rate.Caller;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it arrived.
 *
 * @param traceparent of all its events
 */
record Report(Caller caller, BatchForm form, Buffer body, @Nullable String traceparent) {}
