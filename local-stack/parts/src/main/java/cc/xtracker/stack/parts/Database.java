package cc.xtracker.stack.parts;

/** All that a client needs to use one database. */
public record Database(String jdbcUrl, String username, String password) {}
