package cc.xtracker.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Connections to one server, all on one event loop. One that is lost is opened again. */
final class Connections implements AutoCloseable {
  private static final long CLOSE_LIMIT_SECONDS = 10;
  private static final long BEFORE_REOPENING_MILLIS = 100;

  private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
  private final Bootstrap bootstrap;

  private Connections(URI target, Map<String, String> headers, Consumer<Connection> idle) {
    byte[] lines = lines(target, headers);
    bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .remoteAddress(target.getHost(), target.getPort())
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Connection(lines, idle));
                    channel.closeFuture().addListener(closed -> reopen());
                  }
                });
  }

  /**
   * @param idle told on the loop of each connection that can send, whenever it can again
   */
  static Connections open(
      URI target, Map<String, String> headers, int count, Consumer<Connection> idle) {
    Connections connections = new Connections(target, headers, idle);
    for (int i = 0; i < count; i++) {
      connections.connect();
    }
    return connections;
  }

  /** Where everything happens. */
  ScheduledExecutorService loop() {
    return loop;
  }

  private void connect() {
    var unused = bootstrap.connect();
  }

  private void reopen() {
    if (!loop.isShuttingDown()) {
      var unused = loop.schedule(this::connect, BEFORE_REOPENING_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static byte[] lines(URI target, Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
        .collect(Collectors.joining("", "Host: " + target.getAuthority() + "\r\n", ""))
        .getBytes(US_ASCII);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
