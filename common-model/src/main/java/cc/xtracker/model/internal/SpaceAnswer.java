package cc.xtracker.model.internal;

/**
 * {@code GET /internal/spaces/{space}}, from dispatcher to ingress: the space exists, and this is
 * its name.
 */
public record SpaceAnswer(String spaceId, String name) {}
