package cc.xtracker.binding.postgres;

import cc.xtracker.binding.context.ContextStore;
import cc.xtracker.binding.context.KnownPerson;
import cc.xtracker.binding.context.Person;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.id.TgId;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code click} and {@code binding} side by side. */
@Singleton
public class PostgresContextStore implements ContextStore {
  private static final String KNOWN =
      """
      SELECT click.uid IS NOT NULL AS clicked, click.link_slug, click.raw_query, click.fbclid,
             click.campaign_id, click.campaign_name, click.adset_id, click.adset_name,
             click.ad_id, click.ad_name, click.placement, click.country, click.clicked_at,
             binding.tg_id, binding.bound_at
      FROM unnest(?, ?) WITH ORDINALITY AS asked (space_id, uid, place)
      LEFT JOIN click ON click.space_id = asked.space_id AND click.uid = asked.uid
      LEFT JOIN binding ON binding.space_id = asked.space_id AND binding.uid = asked.uid
      ORDER BY asked.place
      """;

  private final Transactions transactions;

  PostgresContextStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<ClickContext> contexts(List<Person> people) {
    return known(people).stream().map(PostgresContextStore::context).toList();
  }

  @Override
  public Optional<KnownPerson> find(Person person) {
    return known(List.of(person)).stream()
        .filter(known -> known.click() != null || known.binding() != null)
        .findFirst();
  }

  private static ClickContext context(KnownPerson known) {
    Click click = known.click();
    Binding binding = known.binding();
    return new ClickContext(
        click != null,
        binding == null ? null : binding.tgId(),
        click == null ? ClickContext.UNKNOWN.attribution() : click.attribution());
  }

  private List<KnownPerson> known(List<Person> people) {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setArray(1, texts(connection, people, person -> person.space().value()));
            select.setArray(2, texts(connection, people, person -> person.uid().value()));
            List<KnownPerson> known = new ArrayList<>(people.size());
            try (ResultSet rows = select.executeQuery()) {
              for (Person person : people) {
                rows.next();
                known.add(
                    new KnownPerson(
                        click(person, rows), rows.getString("raw_query"), binding(person, rows)));
              }
            }
            return known;
          }
        });
  }

  private static @Nullable Click click(Person person, ResultSet row) throws SQLException {
    return row.getBoolean("clicked")
        ? new Click(
            person.space(),
            person.uid(),
            row.getString("link_slug"),
            AttributionColumns.get(row),
            millis(row, "clicked_at"))
        : null;
  }

  private static @Nullable Binding binding(Person person, ResultSet row) throws SQLException {
    long tgId = row.getLong("tg_id");
    return row.wasNull()
        ? null
        : new Binding(person.space(), person.uid(), new TgId(tgId), millis(row, "bound_at"));
  }

  private static long millis(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
  }

  private static Array texts(
      Connection connection, List<Person> people, Function<Person, String> text)
      throws SQLException {
    Stream<String> texts = people.stream().map(text);
    return connection.createArrayOf("text", texts.toArray());
  }
}
