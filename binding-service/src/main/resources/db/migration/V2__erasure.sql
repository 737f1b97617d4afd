-- Everybody behind one Telegram user, to forget them.
CREATE INDEX binding_of_user ON binding (space_id, tg_id);
