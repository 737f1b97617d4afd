package cc.xtracker.binding.context;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;

/** A uid in its space. */
public record Person(SpaceId space, Uid uid) {}
