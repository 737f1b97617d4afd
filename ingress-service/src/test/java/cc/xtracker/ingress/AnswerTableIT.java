package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.AnswerTable.Row;
import cc.xtracker.ingress.RawHttp.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends every row of {@code docs/http.md}. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class AnswerTableIT {
  @TestHTTPResource("/")
  URI service;

  static Stream<String> titles() {
    return AnswerTable.all().stream().map(AnswerTable::title);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void theServiceAnswersAsTheDocumentSays(String title) {
    Tenant tenant = Tenant.opened(service.getPort());
    String now = Long.toString(System.currentTimeMillis());
    SoftAssertions answers = new SoftAssertions();
    for (Row row : table(title).rows()) {
      Reply reply = send(tenant, row, now);
      answers.assertThat(reply.status()).as(row.request()).isEqualTo(row.status());
      answers
          .assertThat(reply.body())
          .as(row.request())
          .matches(pattern(filled(row.body(), tenant, now)));
      assertHeaders(answers, row, reply);
    }
    answers.assertAll();
  }

  @Test
  void theDocumentHasTables() {
    assertThat(AnswerTable.all()).hasSizeGreaterThan(5).allMatch(it -> it.rows().size() > 3);
  }

  private static void assertHeaders(SoftAssertions answers, Row row, Reply reply) {
    answers
        .assertThat(reply.header("Content-Type"))
        .as(row.request())
        .startsWith("application/json");
    boolean read = row.request().matches("(GET|HEAD) /(e|bind)\\b.*");
    answers
        .assertThat(reply.header("Cache-Control"))
        .as(row.request())
        .isEqualTo(read ? "no-store" : reply.header("Cache-Control"));
    answers
        .assertThat(reply.header("Allow").isEmpty())
        .as(row.request())
        .isEqualTo(reply.status() != 405 || row.request().contains(" /admin"));
    answers
        .assertThat(reply.header("WWW-Authenticate"))
        .as(row.request())
        .isEqualTo(reply.status() == 401 ? "Bearer" : "");
  }

  private static Reply send(Tenant tenant, Row row, String now) {
    String[] request = filled(row.request(), tenant, now).split(" ", 3);
    String body = request.length == 3 ? request[2] : "";
    String target = request[1];
    Map<String, String> headers = new LinkedHashMap<>();
    putHeader(headers, row.header());
    String credential =
        row.credential().equals("its own")
            ? filled(own(request[0], target), tenant, now)
            : filled(row.credential(), tenant, now);
    if (credential.startsWith("?")) {
      target += (target.contains("?") ? "&" : "?") + credential.substring(1);
    } else {
      putHeader(headers, credential);
    }
    return tenant.http().send(request[0], target, headers, Tenant.bytes(body));
  }

  private static String own(String method, String target) {
    if (target.startsWith("/admin")) {
      return "Authorization: Bearer " + Parts.ADMIN;
    }
    return method.equals("GET") ? "?token=<ingest>" : "Authorization: Bearer <bearer>";
  }

  private static String filled(String text, Tenant tenant, String now) {
    return text.replace("<bearer>", tenant.bearer())
        .replace("<ingest>", tenant.ingest())
        .replace("<space>", tenant.space())
        .replace("<now>", now);
  }

  private static void putHeader(Map<String, String> headers, String header) {
    if (!header.isEmpty()) {
      String[] parts = header.split(": ", 2);
      headers.put(parts[0], parts[1]);
    }
  }

  private static Pattern pattern(String body) {
    return Pattern.compile(Pattern.quote(body).replace("…", "\\E.+\\Q"));
  }

  private static AnswerTable table(String title) {
    return AnswerTable.all().stream()
        .filter(table -> table.title().equals(title))
        .findFirst()
        .orElseThrow();
  }
}
