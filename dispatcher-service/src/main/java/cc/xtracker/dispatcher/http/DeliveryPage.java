package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries, newest first.
 *
 * @param nextCursor null on the last page
 */
public record DeliveryPage(List<DeliveryAnswer> deliveries, @Nullable String nextCursor) {

  static DeliveryPage of(LogPage page) {
    Cursor next = page.next();
    return new DeliveryPage(
        page.entries().stream().map(DeliveryAnswer::of).toList(),
        next == null ? null : next.text());
  }
}
