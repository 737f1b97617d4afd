package cc.xtracker.ingress.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.Given;
import cc.xtracker.ingress.http.body.BatchForm.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchBodyTest {
  private static final Set<String> NAMES = Set.of("event", "uid");
  private static final int MAX_COUNT = 5;

  @Test
  void readsAnArrayInItsOrder() {
    assertThat(items(Layout.ARRAY, " [ {\"uid\":\"a\",\"x\":[{}]} , {\"uid\":\"b\"} ] "))
        .containsExactly(uid("a"), uid("b"));
  }

  @Test
  void readsLinesWithWhateverEndsThem() {
    assertThat(items(Layout.LINES, "{\"uid\":\"a\"}\r\n\n \t\r\n{\"uid\":\"b\"}\n{\"uid\":\"c\"}"))
        .containsExactly(uid("a"), uid("b"), uid("c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "\"x\"", "[{}]", "[[1],{\"uid\":\"no\"}]", "true"})
  void anElementThatIsNoObjectIsRefusedForItself(String element) {
    assertThat(items(Layout.ARRAY, "[{\"uid\":\"a\"}," + element + ",{\"uid\":\"b\"}]"))
        .containsExactly(uid("a"), refused("the element must be a JSON object"), uid("b"));
  }

  @Test
  void anElementWithAFieldGivenTwiceIsRefusedForItself() {
    assertThat(items(Layout.ARRAY, "[{\"uid\":\"a\",\"uid\":null,\"x\":{}},{\"uid\":\"b\"}]"))
        .containsExactly(refused("uid is given twice"), uid("b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"uid\":\"x\"     | the line is not valid JSON",
        "{} {}              | the line must be one JSON object and nothing after it",
        "[{\"uid\":\"x\"}]  | the line must be a JSON object",
        "garbage            | the line is not valid JSON",
      })
  void aLineThatIsNoObjectIsRefusedForItself(String line, String error) {
    assertThat(items(Layout.LINES, "{\"uid\":\"a\"}\n" + line + "\n{\"uid\":\"b\"}\n"))
        .containsExactly(uid("a"), refused(error), uid("b"));
  }

  @Test
  void aLineThatIsNotUtf8IsRefusedForItself() {
    byte[] body =
        "{\"uid\":\"a\"}\n{\"uid\":\"ü\"}\n{\"uid\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(items(new BatchBody(body, NAMES, MAX_COUNT).objects(Layout.LINES)))
        .containsExactly(uid("a"), refused("the line is not UTF-8"), uid("b"));
  }

  @Test
  void aLineThatIsNestedTooDeepIsRefusedForItself() {
    String deep = "{\"x\":" + "[".repeat(16) + "]".repeat(16) + "}";
    assertThat(items(Layout.LINES, deep + "\n{\"uid\":\"b\"}"))
        .containsExactly(refused("the line is nested more than 16 levels"), uid("b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"uid\":\"a\"},{\"uid\":    | the body is not valid JSON",
        "[{\"uid\":\"a\"}              | the body is not valid JSON",
        "[{\"uid\":\"a\"},,{}]         | the body is not valid JSON",
        "[{}] []                       | the body must be one JSON array and nothing after it",
        "{\"uid\":\"a\"}               | the body must be a JSON array of events",
        "[]                            | a batch must have 1 to 5 events",
        "[{},{},{},{},{},{}]           | a batch must have 1 to 5 events",
        "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]] | the body is nested more than 16 levels",
      })
  void anArrayThatCannotBeToldApartIsRefusedAsAWhole(String body, String error) {
    assertThat(objects(Layout.ARRAY, body)).isEqualTo(refused(error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", " ", "{}\n{}\n{}\n{}\n{}\n{}\n"})
  void noLinesOrTooManyAreRefusedAsAWhole(String body) {
    assertThat(objects(Layout.LINES, body)).isEqualTo(refused("a batch must have 1 to 5 events"));
  }

  @Test
  void asManyAsAreAllowedAreRead() {
    assertThat(items(Layout.ARRAY, "[{},{},{},{},{}]")).hasSize(MAX_COUNT);
    assertThat(items(Layout.LINES, "{}\n{}\n{}\n{}\n{}\n")).hasSize(MAX_COUNT);
  }

  @Test
  void aLongerLineAfterAShorterOneIsReadWhole() {
    String longer = "ü".repeat(3000);
    assertThat(items(Layout.LINES, "{\"uid\":\"a\"}\n{\"uid\":\"" + longer + "\"}"))
        .containsExactly(uid("a"), uid(longer));
  }

  private static Decision<List<Decision<Fields>>> objects(Layout layout, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new BatchBody(bytes, NAMES, MAX_COUNT).objects(layout);
  }

  private static List<Decision<Fields>> items(Layout layout, String body) {
    return items(objects(layout, body));
  }

  private static List<Decision<Fields>> items(Decision<List<Decision<Fields>>> read) {
    assertThat(read).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<List<Decision<Fields>>>) read).value();
  }

  private static Decision<Fields> uid(String uid) {
    return new Decision.Accepted<>(new Fields(Map.of("uid", new Given.Text(uid))));
  }

  private static <T> Decision<T> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }
}
