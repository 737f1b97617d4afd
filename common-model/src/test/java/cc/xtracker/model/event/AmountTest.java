package cc.xtracker.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "25, USD, 25.00",
    "25.00, USD, 25.00",
    "25.5, USD, 25.50",
    "25.123, USD, 25.123",
    "25.1000, USD, 25.1000",
    "0, USD, 0.00",
    "-3.1, EUR, -3.10",
    "+7, USD, 7.00",
    "007, USD, 7.00",
    ".5, USD, 0.50",
    "5., USD, 5.00",
    "1e3, USD, 1000.00",
    "1.5E2, USD, 150.00",
    "1e-3, USD, 0.001",
    "100, JPY, 100",
    "100, KWD, 100.000",
    "12.5, USDT, 12.5",
    "12, BTC, 12",
    "123456789012345678901234567890, JPY, 123456789012345678901234567890",
    "0.00000000000000000000000000001, USD, 0.00000000000000000000000000001",
  })
  void isPaddedAndNeverRounded(String given, String currency, String carried) {
    assertThat(Amount.parse(given, CurrencyCode.parse(currency)).value()).isEqualTo(carried);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "abc",
        "NaN",
        "Infinity",
        "-Infinity",
        "1,5",
        "1_000",
        "0x10",
        " 25",
        "25 ",
        "25 USD",
        "--1",
        "1e",
        ".",
        "+",
        "1.2.3",
        "٢٥",
        "1e99",
        "1e999",
        "1234567890123456789012345678901",
        "0.0000000000000000000000000000001"
      })
  void isAFiniteDecimalOrNothing(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amount.parse(given, CurrencyCode.USD))
        .withMessageStartingWith("value must");
  }

  @Test
  void aHostileTextIsRefusedBeforeItCostsAnything() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amount.parse("9".repeat(1_000_000), CurrencyCode.USD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1.", ".5", "-.5", "1.2.3", "+1", "1e3", "1-", "\u0661"})
  void holdsNothingButAPlainDecimal(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Amount(text));
  }

  @ParameterizedTest
  @CsvSource({"usd, USD", "Usdt, USDT", "eur, EUR", "12345678, 12345678"})
  void aCurrencyIsUpperCased(String given, String carried) {
    assertThat(CurrencyCode.parse(given).value()).isEqualTo(carried);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "TOOLONGXX", "US$", "U D", "ÜSD", "ıns"})
  void aCurrencyIsThreeToEightLettersOrDigits(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CurrencyCode.parse(given))
        .withMessageStartingWith("currency must");
  }
}
