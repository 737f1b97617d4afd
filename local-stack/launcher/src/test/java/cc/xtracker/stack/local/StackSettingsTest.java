package cc.xtracker.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.stack.process.StackFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackSettingsTest {
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10})
  void refusesANumberOfProcessesThatMakesNoSense(int count) {
    assertThatThrownBy(() -> StackSettings.DEFAULT.withReplicas(ServiceKind.INGRESS, count))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("not " + count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "10.0.0.0/8,11.0.0.0/8", ""})
  void refusesWhatIsNotANetwork(String network) {
    assertThatThrownBy(() -> StackSettings.DEFAULT.withAllowedNetworks(List.of(network)))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("127.0.0.0/8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4318", "grpc://localhost:4317", "http:// "})
  void refusesWhatIsNotACollector(String url) {
    assertThatThrownBy(() -> StackSettings.DEFAULT.withCollector(url))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("http://localhost:4318");
  }

  @Test
  void allowsANetworkOnce() {
    assertThat(
            StackSettings.DEFAULT
                .alsoAllowing("127.0.0.0/8")
                .alsoAllowing("127.0.0.0/8")
                .allowedNetworks())
        .containsExactly("127.0.0.0/8");
  }
}
