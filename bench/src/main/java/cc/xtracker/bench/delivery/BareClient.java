package cc.xtracker.bench.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;

/**
 * The ceiling: the dispatcher's HTTP client with as many event loops and connections, posting the
 * same bytes to the same receivers; no Kafka, no lanes, no outcomes. A process of its own that
 * takes its event loops, its connections, the body and the receivers, and posts until it is
 * stopped.
 */
public final class BareClient {
  private final HttpClient client;
  private final Buffer body;

  private BareClient(HttpClient client, Buffer body) {
    this.client = client;
    this.body = body;
  }

  public static void main(String[] arguments) {
    int loopCount = Integer.parseInt(arguments[0]);
    int connectionCount = Integer.parseInt(arguments[1]);
    List<String> receivers = List.of(arguments).subList(3, arguments.length);
    HttpClient client =
        Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(loopCount).setPreferNativeTransport(true))
            .createHttpClient(
                new HttpClientOptions()
                    .setMaxPoolSize(Math.ceilDiv(connectionCount, receivers.size()))
                    .setDecompressionSupported(false));
    BareClient bare = new BareClient(client, Buffer.buffer(arguments[2]));
    for (int n = 0; n < connectionCount; n++) {
      bare.post(request(URI.create(receivers.get(n % receivers.size()))));
    }
  }

  private static RequestOptions request(URI receiver) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(receiver.toString())
        .putHeader("user-agent", "XTRACKER/0.1.0")
        .putHeader("content-type", "application/json");
  }

  private void post(RequestOptions request) {
    client
        .request(request)
        .compose(open -> open.send(body))
        .compose(answer -> answer.body())
        .onComplete(done -> post(request));
  }
}
