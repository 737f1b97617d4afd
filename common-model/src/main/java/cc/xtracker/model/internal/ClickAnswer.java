package cc.xtracker.model.internal;

/** The uid of the click that stands. */
public record ClickAnswer(String uid) {}
