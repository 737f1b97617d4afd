package cc.xtracker.binding;

import static cc.xtracker.binding.Service.bind;
import static cc.xtracker.binding.Service.click;
import static cc.xtracker.binding.Service.contexts;
import static cc.xtracker.binding.Service.newSpace;
import static cc.xtracker.binding.Service.person;
import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class OutboxFullIT {
  private final SpaceId space = newSpace();

  @Inject DataSource database;

  @AfterEach
  void emptyTheOutbox() throws SQLException {
    execute("DELETE FROM outbox WHERE sweep_after = 'infinity'");
    await().until(() -> get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void refusesChangesButNotQuestionsUntilThereIsRoomAgain() throws SQLException {
    execute(
        "INSERT INTO outbox (sweep_after, created_at, record_count, payload)"
            + " SELECT 'infinity', now(), 1, '' FROM generate_series(1, "
            + BindingParts.OUTBOX_ROWS
            + ")");
    await().until(() -> get("/q/health/ready").statusCode() == 503);
    bind(space, "ann", 1)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("status", is("unavailable"));
    click(space, Map.of("uid", "ann")).then().statusCode(503);
    contexts(List.of(person(space, "ann")))
        .then()
        .statusCode(200)
        .body("contexts[0].clicked", is(false))
        .body("contexts[0].tg_id", is((Object) null));
    emptyTheOutbox();
    bind(space, "ann", 1).then().statusCode(200).body("status", is("BOUND"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
