package cc.xtracker.model.click;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;

/** uid → Telegram user. Written once: another user never overwrites it. */
public record Binding(SpaceId space, Uid uid, TgId tgId, long boundAtMillis) {}
