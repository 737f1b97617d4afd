package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.IN;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.ONE;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.call;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.get;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets are shown by nobody, whatever is asked. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class MaskingIT {
  private static final String SPACE = "masked";
  private static final String HEADER = "m4rker-of-a-header";
  private static final String TOKEN = "m4rker-of-a-query";

  @Inject DestinationDirectory directory;
  @Inject DestinationRegister register;

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler log = new Remembered();
  private TrialReceiver receiver;
  private String id;
  private String secret;

  @BeforeEach
  void open() throws Exception {
    Logger.getLogger("").addHandler(log);
    receiver = new TrialReceiver();
    ValidatableResponse created =
        post(
            SPACE,
            smallestWith(
                "{\"url\":\"%s?token=%s\",\"headers\":{\"X-Key\":\"%s\"},\"signing\":true}"
                    .formatted(receiver.answering(200), TOKEN, HEADER)));
    id = created.extract().path("destination_id");
    secret = created.extract().path("signing_secret");
    assertThat(created.extract().asString()).doesNotContain(HEADER);
  }

  @AfterEach
  void close() {
    receiver.close();
    Logger.getLogger("").removeHandler(log);
  }

  @Test
  void noAnswerShowsThem() {
    List<ValidatableResponse> answers = new ArrayList<>();
    answers.add(get(SPACE, id));
    answers.add(given(operator()).get(IN, SPACE).then());
    answers.add(patch(SPACE, id, "{\"name\":\"Other\",\"headers\":{\"x-key\":\"***\"}}"));
    answers.add(call(SPACE, id, "/disable"));
    answers.add(call(SPACE, id, "/enable"));
    answers.add(call(SPACE, id, "/test"));
    answers.add(call(SPACE, id, "/preview"));
    answers.add(given(operator()).get(ONE + "/health", SPACE, id).then());
    ValidatableResponse rotated = call(SPACE, id, "/signing/rotate");
    answers.add(rotated);
    answers.add(get(SPACE, id));
    answers.add(call(SPACE, id, "/test"));
    answers.add(call(SPACE, id, "/preview"));

    assertThat(answers).allSatisfy(answer -> answer.statusCode(200));
    String second = rotated.extract().path("signing_secret");
    assertThat(answers)
        .allSatisfy(answer -> assertThat(text(answer)).doesNotContain(HEADER, secret));
    assertThat(answers.stream().filter(answer -> text(answer).contains(second)))
        .containsExactly(rotated);
    assertThat(receiver.requests())
        .allSatisfy(sent -> assertThat(sent.headers().firstValue("x-key")).contains(HEADER));
    assertThat(logged)
        .allSatisfy(line -> assertThat(line).doesNotContain(HEADER, secret, second, TOKEN));
  }

  @Test
  void noRefusalRepeatsThem() {
    List<ValidatableResponse> refusals =
        List.of(
            patch(SPACE, id, "{\"headers\":{\"X-Key\":\"" + HEADER + "\\u0000\"}}"),
            patch(SPACE, id, "{\"headers\":{\"" + HEADER + " \":\"x\"}}"),
            patch(SPACE, id, "{\"headers\":[\"" + HEADER + "\"]}"),
            patch(SPACE, id, "{\"headers\":{\"X-Key\":\"" + HEADER),
            patch(SPACE, id, "{\"url\":\"ftp://example.com/?" + TOKEN + "\"}"),
            patch(SPACE, id, "{\"url\":\"http://user:" + HEADER + "@127.0.0.1/\"}"));

    assertThat(refusals)
        .allSatisfy(
            refusal -> assertThat(text(refusal.statusCode(400))).doesNotContain(HEADER, TOKEN));
    assertThat(logged).allSatisfy(line -> assertThat(line).doesNotContain(HEADER, TOKEN));
  }

  @Test
  void nothingPrintsThem() {
    RegisteredDestination registered =
        register.find(new SpaceId(SPACE), new DestinationId(id)).orElseThrow();
    Destination destination = directory.find(new DestinationId(id)).orElseThrow();

    assertThat(
            List.of(
                registered,
                registered.settings(),
                destination,
                destination.webhook(),
                destination.webhook().signingSecrets(),
                DestinationAnswer.of(registered, true),
                RotationAnswer.of(registered),
                register.since(0)))
        .allSatisfy(
            printed -> assertThat(printed.toString()).doesNotContain(HEADER, secret, TOKEN));
  }

  private static String text(ValidatableResponse answer) {
    return answer.extract().headers() + answer.extract().asString();
  }

  private final class Remembered extends Handler {
    @Override
    public void publish(LogRecord entry) {
      logged.add(
          entry.getMessage()
              + " "
              + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
              + " "
              + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
