package cc.xtracker.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenBytesTest {
  private static final String WHOLE =
      """
      {"inbox_id":"00112233445566778899aabbccddeeff","space_id":"sp_1","canonical":"contact","uid":"a",\
      "occurred_at_ms":1,"occurred_at_supplied":true,"received_at_ms":2}""";

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "1", "{", "{\"inbox_id\":", "null"})
  void whatIsNotAnObjectIsRefused(String bytes) {
    assertThatExceptionOfType(WireFormatException.class).isThrownBy(() -> decode(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "inbox_id, other_id, inbox_id",
    "sp_1, SP 1, space_id",
    "contact, payment, canonical",
    "contact, deposit, currency",
    "occurred_at_ms, when, occurred_at_ms",
    "true, 1, occurred_at_supplied",
    "received_at_ms, heard, received_at_ms",
  })
  void theErrorNamesTheField(String part, String broken, String field) {
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(() -> decode(WHOLE.replace(part, broken)))
        .withMessageContaining(field);
  }

  @Test
  void fieldsOfALaterVersionAreIgnored() throws WireFormatException {
    String later =
        WHOLE.replace("{\"inbox_id\"", "{\"new\":{\"deep\":[1,{}]},\"also\":[2],\"inbox_id\"");
    assertThat(decode(later)).isEqualTo(decode(WHOLE));
  }

  private static Object decode(String text) throws WireFormatException {
    return EventCodec.decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
