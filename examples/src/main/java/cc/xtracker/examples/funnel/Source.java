package cc.xtracker.examples.funnel;

import org.jspecify.annotations.Nullable;

/** Where people came from; both parts are null for those without a click. */
public record Source(String space, @Nullable String link, @Nullable String campaign) {}
