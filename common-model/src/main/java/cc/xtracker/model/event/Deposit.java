package cc.xtracker.model.event;

import org.jspecify.annotations.Nullable;

/**
 * What only a deposit carries.
 *
 * @param value null when the network reported a deposit without saying how much
 */
public record Deposit(@Nullable Amount value, CurrencyCode currency) {}
