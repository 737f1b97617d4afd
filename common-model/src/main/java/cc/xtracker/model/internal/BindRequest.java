package cc.xtracker.model.internal;

/**
 * {@code POST /internal/spaces/{space}/bindings}, from ingress to binding. Already validated by
 * ingress.
 */
public record BindRequest(String uid, long tgId) {}
