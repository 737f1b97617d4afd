package cc.xtracker.dispatcher.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPolicyTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "example.com", "93.184.215.14 2606:2800::1",
          "mixed.example.com", "93.184.215.14 10.0.0.1",
          "private.example.com", "192.168.1.1",
          "127.0.0.1.nip.example", "127.0.0.1",
          "intranet", "93.184.215.14",
          "wiki.local", "93.184.215.14",
          "allowed", "10.77.0.1",
          "allowed.internal", "10.77.0.2 10.77.0.3",
          "half.internal", "10.77.0.2 93.184.215.14",
          "localhost", "127.0.0.1");

  private final UrlPolicy policy =
      new UrlPolicy(
          new AddressPolicy(List.of("10.77.0.0/16")), Set.of(80, 443, 8443), UrlPolicyTest::lookUp);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "http://example.com/hook?token=a%20b",
        "HTTPS://Example.COM/hook",
        "https://example.com.:8443/hook",
        "http://93.184.215.14/hook",
        "https://[2606:2800::1]/hook",
        "http://10.77.0.1:31337/hook",
        "http://allowed:9000/hook",
        "http://allowed.internal:9000/hook"
      })
  void permits(String url) {
    assertThat(policy.judge(url)).isEqualTo(new UrlVerdict.Permitted(URI.create(url)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | must be 1 to 2048 characters
          not a url                        | must be a URL
          example.com/hook                 | must begin with http
          ftp://example.com/               | must begin with http
          file:///etc/passwd               | must begin with http
          https:///hook                    | must
          https://                         | must
          http:example.com                 | must have a host
          https://user:pass@example.com/   | credentials
          https://user@example.com/        | credentials
          https://a@b@example.com/         | credentials
          https://example.com/#part        | fragment
          https://exa_mple.com/            | must have a host
          https://пример.рф/               | must have a host
          https://[fe80::1%25eth0]/        | must
          https://example.com:0/           | port
          https://example.com:65536/       | port
          https://example.com:22/          | must have one of the ports [80, 443, 8443]
          https://nowhere.example.com/     | cannot be resolved
          https://private.example.com/     | a private address
          https://mixed.example.com/       | a private address
          https://127.0.0.1.nip.example/   | a loopback address
          http://localhost/                | internal name
          http://LOCALHOST./               | internal name
          http://x.localhost/              | internal name
          http://intranet/                 | internal name
          http://wiki.local/               | internal name
          http://half.internal/            | internal name
          http://api.default.svc/          | internal name
          http://a.b.svc.cluster.local/    | internal name
          http://kubernetes.default/       | internal name
          http://metadata.google.internal/ | internal name
          http://metadata.google.internal./| internal name
          http://localhost.localdomain/    | internal name
          http://ip6-localhost/            | internal name
          http://router.lan/               | internal name
          http://nas.home.arpa/            | internal name
          http://xn--localhost/            | internal name
          http://127.0.0.1/                | a loopback address
          http://127.0.0.1:8443/           | a loopback address
          http://169.254.169.254/latest    | a link-local address
          http://0.0.0.0/                  | an any-local address
          http://[::1]/                    | a loopback address
          http://[::]/                     | an any-local address
          http://[::ffff:127.0.0.1]/       | a loopback address
          http://[::ffff:7f00:1]/          | a loopback address
          http://[::127.0.0.1]/            | a reserved address
          http://[64:ff9b::10.0.0.1]/      | a private address
          http://[2002:7f00:1::]/          | transition
          http://[fd00::1]/                | a unique local address
          http://2130706433/               | four decimal numbers
          http://0x7f000001/               | four decimal numbers
          http://0x7f.0.0.1/               | four decimal numbers
          http://017700000001/             | four decimal numbers
          http://0177.0.0.1/               | four decimal numbers
          http://127.0.0.01/               | four decimal numbers
          http://127.1/                    | four decimal numbers
          http://127.0.1/                  | four decimal numbers
          http://1.2.3.4.5/                | four decimal numbers
          http://256.1.1.1/                | four decimal numbers
          http://127.0.0.1./               | must have a host
          http://localhost../              | must have a host
          http://127%2E0%2E0%2E1/          | must have a host
          http://%6cocalhost/              | must have a host
          http://１２７.０.０.１/          | must have a host
          http://127。0。0。1/             | must have a host
          http://①②⑦.⓪.⓪.①/               | must have a host
          http://[::1%25lo]/               | must have a host
          http://[::ffff:0:7f00:1]/        | transition
          http://[2001:0:7f00:1::]/        | transition
          http://[64:ff9b:1::7f00:1]/      | transition
          http://0/                        | four decimal numbers
          http://0x7f.1/                   | four decimal numbers
          http://127.0.0.0x1/              | four decimal numbers
          http://0300.0250.1.1/            | four decimal numbers
          http://1.1.1.1@127.0.0.1/        | credentials
          http://127.0.0.1\\@1.1.1.1/       | must be a URL
          """)
  void refuses(String url, String rule) {
    assertThat(policy.judge(url))
        .isInstanceOfSatisfying(
            UrlVerdict.Refused.class, refused -> assertThat(refused.rule()).contains(rule));
  }

  @Test
  void saysNothingOfAHostThatCannotBeLookedUp() {
    UrlPolicy blind =
        new UrlPolicy(
            new AddressPolicy(List.of()),
            Set.of(443),
            _ -> CompletableFuture.completedFuture(new NameAnswer.ResolverDown()));

    assertThatExceptionOfType(ResolverUnavailable.class)
        .isThrownBy(() -> blind.judge("https://example.com/"));
    assertThat(blind.judge("https://10.0.0.1/")).isInstanceOf(UrlVerdict.Refused.class);
  }

  private static CompletionStage<NameAnswer> lookUp(String host) {
    String addresses = NAMES.get(host);
    return CompletableFuture.completedFuture(
        addresses == null
            ? new NameAnswer.Unknown()
            : new NameAnswer.Found(
                Arrays.stream(addresses.split(" ")).map(InetAddress::ofLiteral).toList(),
                Duration.ofMinutes(1)));
  }
}
