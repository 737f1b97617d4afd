package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.flow.Tenant.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** One request, by one of the three ways in which events come. */
sealed interface Shot {
  /** Their numbers, in order; an event may be there twice. */
  List<Integer> events();

  Answer send(Tenant tenant, Conversions conversions, int replica) throws IOException;

  /** What a 200 says of each event, in their order. */
  List<String> statuses(JsonNode body, Conversions conversions);

  /** {@code POST /events}. */
  record Post(int event) implements Shot {
    @Override
    public List<Integer> events() {
      return List.of(event);
    }

    @Override
    public Answer send(Tenant tenant, Conversions conversions, int replica) throws IOException {
      return tenant.event(replica, conversions.json(event));
    }

    @Override
    public List<String> statuses(JsonNode body, Conversions conversions) {
      return List.of(status(body, conversions, event));
    }
  }

  /** {@code GET /e}, whose answer names no id. */
  record Pixel(int event) implements Shot {
    @Override
    public List<Integer> events() {
      return List.of(event);
    }

    @Override
    public Answer send(Tenant tenant, Conversions conversions, int replica) throws IOException {
      return tenant.pixel(replica, conversions.query(event));
    }

    @Override
    public List<String> statuses(JsonNode body, Conversions conversions) {
      return List.of(body.path("status").asText());
    }
  }

  /** {@code POST /events/batch}. */
  record Batch(List<Integer> events) implements Shot {
    @Override
    public Answer send(Tenant tenant, Conversions conversions, int replica) throws IOException {
      return tenant.batch(replica, conversions.batch(events));
    }

    @Override
    public List<String> statuses(JsonNode body, Conversions conversions) {
      JsonNode results = body.path("results");
      assertThat(results).as("an answer for each event").hasSize(events.size());
      return IntStream.range(0, events.size())
          .mapToObj(i -> status(results.get(i), conversions, events.get(i)))
          .toList();
    }
  }

  private static String status(JsonNode answer, Conversions conversions, int event) {
    assertThat(answer.path("inbox_id").asText())
        .as("the id that event %d is answered under", event)
        .isEqualTo(conversions.id(event).value());
    return answer.path("status").asText();
  }
}
