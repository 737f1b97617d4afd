package cc.xtracker.stack.flow;

import cc.xtracker.model.id.InboxId;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The events that ingress has accepted and does not know to be on the topic. */
final class OutboxRows {
  /** A row holds its records as they will be on the topic, between other bytes. */
  private static final Pattern ID = Pattern.compile("\"inbox_id\":\"([0-9a-f]{32})\"");

  private OutboxRows() {}

  /**
   * @throws SQLException while PostgreSQL does not accept connections
   */
  static Set<InboxId> ids(LocalStack stack) throws SQLException {
    URI database = URI.create(stack.databaseUri(ServiceKind.INGRESS));
    String[] user = database.getUserInfo().split(":", 2);
    String url =
        "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath();
    Set<InboxId> ids = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(url, user[0], user[1]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT payload FROM outbox")) {
      while (rows.next()) {
        String payload = new String(rows.getBytes(1), StandardCharsets.ISO_8859_1);
        ID.matcher(payload)
            .results()
            .map((MatchResult found) -> new InboxId(found.group(1)))
            .forEach(ids::add);
      }
    }
    return ids;
  }
}
