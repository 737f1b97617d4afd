package cc.xtracker.ingress.rate;

/**
 * What a limited space is told, in the terms of draft-ietf-httpapi-ratelimit-headers.
 *
 * @param limit units that may be sent at once, when nothing was sent for a window
 * @param windowSeconds in which as many come back
 * @param remaining units that may be sent now
 * @param resetSeconds until all of them may be sent
 */
public record Quota(int limit, long windowSeconds, int remaining, long resetSeconds) {}
