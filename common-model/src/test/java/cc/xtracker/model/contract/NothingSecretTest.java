package cc.xtracker.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.click.Click;
import cc.xtracker.model.topic.Topic;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No topic has a place where a secret, a token, an address or a header of anybody could stand. */
class NothingSecretTest {
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(^|_)(secrets?|tokens?|bearer|passwords?|credentials?|authorization|cookies?|signing"
              + "|signature|api_key|keys?|ips?|ip_address|remote|user_agent|headers?|raw|query"
              + "|url|referrer|referer|e?mail|phone)(_|$)");

  @ParameterizedTest
  @EnumSource(Topic.class)
  void noFieldIsForOne(Topic topic) {
    assertThat(Contract.fields(Contract.schema(topic))).noneMatch(name -> forbids(name));
  }

  @Test
  void noHeaderIsForOne() {
    assertThat(Contract.headers()).noneMatch(name -> forbids(name.replace('-', '_')));
  }

  /** It may hold whatever a landing was called with, a token too; so a click cannot carry it. */
  @Test
  void aClickHasNoPlaceForItsRawQuery() {
    assertThat(Arrays.stream(Click.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly("space", "uid", "linkSlug", "attribution", "clickedAtMillis");
  }

  @Test
  void theRuleKnowsWhatItForbids() {
    assertThat(List.of("raw_query", "ingest_token", "client_ip", "user_agent", "request_headers"))
        .allMatch(NothingSecretTest::forbids);
  }

  private static boolean forbids(String name) {
    return FORBIDDEN.matcher(name).find();
  }
}
