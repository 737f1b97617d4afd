package cc.xtracker.binding.erasure;

import cc.xtracker.model.click.Erasure;

/**
 * What was removed.
 *
 * @param click with its raw query and its idempotency key
 */
public record Erased(Erasure erasure, boolean click, boolean binding) {}
