package cc.xtracker.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final ObjectMapper json = new ObjectMapper();

  record Order(String name, long count) {}

  @BeforeEach
  void customize() {
    new StrictJson().customize(json);
  }

  @Test
  void takesEachFieldAsItsType() throws JsonProcessingException {
    assertThat(json.readValue("{\"name\":\"5\",\"count\":5}", Order.class))
        .isEqualTo(new Order("5", 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":5}",
        "{\"name\":1.5}",
        "{\"name\":true}",
        "{\"name\":[]}",
        "{\"name\":{}}",
        "{\"count\":\"5\"}",
        "{\"count\":1.5}",
        "{\"count\":true}",
        "{\"name\":\"a\"} {}"
      })
  void refusesAFieldOfAnotherType(String body) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue(body, Order.class));
  }
}
