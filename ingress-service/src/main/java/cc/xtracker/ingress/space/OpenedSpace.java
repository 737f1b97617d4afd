package cc.xtracker.ingress.space;

import cc.xtracker.ingress.auth.Secret;

/** A new space and its first secrets, which nobody can ask for again. */
public record OpenedSpace(Space space, Secret bearer, Secret ingestToken) {}
