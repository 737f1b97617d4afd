package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.postgres.destination.PostgresSecretRenewal;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.secret.SecretBox;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Secrets come under the current key, whichever they were sealed under. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class SecretRenewalIT {
  private static final SpaceId SPACE = new SpaceId("renewed");
  private static final SecretBox OLDER =
      new SecretBox(DestinationParts.OLDER_KEY, List.of(), new SecureRandom());

  @Inject DataSource database;
  @Inject SecretBox box;
  @Inject PostgresSecretRenewal renewal;
  @Inject DestinationRegister register;

  /** What a row holds of interest here. */
  private record Row(boolean current, long version) {}

  @Test
  void sealsAgainWithoutChangingAnythingElse() throws Exception {
    String id = sealedUnderTheOlderKey();
    Row before = row(id);
    RegisteredDestination opened = find(id);
    assertThat(before.current()).isFalse();
    assertThat(opened.settings().headers()).containsEntry("X-Key", "s3cret");

    assertThat(renewal.renewAll()).isEqualTo(1);

    assertThat(row(id)).isEqualTo(new Row(true, before.version()));
    assertThat(find(id)).isEqualTo(opened);
    assertThat(renewal.renewAll()).isZero();
  }

  @Test
  void sealsAgainWhatHasNoKeyId() throws Exception {
    String id = post(SPACE.value(), SMALLEST).extract().path("destination_id");
    store(id, withoutKeyId(box.seal("{}", id + "/headers")), box.seal("[]", id + "/signing"));

    assertThat(renewal.renewAll()).isEqualTo(1);
    assertThat(row(id).current()).isTrue();
    assertThat(find(id).settings().headers()).isEmpty();
  }

  @Test
  void replicasThatStartTogetherShareTheWork() throws Exception {
    List<String> ids = IntStream.range(0, 11).mapToObj(_ -> sealedUnderTheOlderKey()).toList();

    List<CompletableFuture<Integer>> replicas =
        IntStream.range(0, 3)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> new PostgresSecretRenewal(database, box, 2).renewAll()))
            .toList();

    assertThat(replicas.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(11);
    for (String id : ids) {
      assertThat(row(id).current()).isTrue();
    }
  }

  private String sealedUnderTheOlderKey() {
    String id =
        post(SPACE.value(), smallestWith("{\"headers\":{\"X-Key\":\"other\"},\"signing\":true}"))
            .extract()
            .path("destination_id");
    store(
        id,
        OLDER.seal("{\"X-Key\":\"s3cret\"}", id + "/headers"),
        OLDER.seal("[\"whsec_b2xk\"]", id + "/signing"));
    return id;
  }

  /** As it was before there were key ids. */
  private byte[] withoutKeyId(byte[] sealed) {
    int mark = box.mark().length;
    return ByteBuffer.allocate(1 + sealed.length - mark)
        .put((byte) 1)
        .put(sealed, mark, sealed.length - mark)
        .array();
  }

  private void store(String id, byte[] headers, byte[] signing) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE destination SET headers = ?, signing_secrets = ? WHERE destination_id = ?")) {
      update.setBytes(1, headers);
      update.setBytes(2, signing);
      update.setString(3, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Row row(String id) throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT * FROM destination WHERE destination_id = ?")) {
      query.setString(1, id);
      ResultSet row = query.executeQuery();
      assertThat(row.next()).isTrue();
      return new Row(
          underTheCurrentKey(row.getBytes("headers"))
              && underTheCurrentKey(row.getBytes("signing_secrets")),
          row.getLong("version"));
    }
  }

  private boolean underTheCurrentKey(byte[] sealed) {
    byte[] mark = box.mark();
    return ByteBuffer.wrap(mark).equals(ByteBuffer.wrap(sealed, 0, mark.length));
  }

  private RegisteredDestination find(String id) {
    return register.find(SPACE, new DestinationId(id)).orElseThrow();
  }
}
