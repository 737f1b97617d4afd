package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.NetworkFailure;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Names what went wrong. The exceptions are those of Netty and Vert.x, often nested. */
final class Faults {
  private static final int MAX_DEPTH = 8;

  private Faults() {}

  /** Before a connection stood. */
  static NetworkFailure whileConnecting(Throwable fault) {
    List<Throwable> causes = causes(fault);
    if (any(causes, SSLException.class) || any(causes, CertificateException.class)) {
      return NetworkFailure.TLS_FAILED;
    }
    return any(causes, ConnectTimeoutException.class)
        ? NetworkFailure.CONNECT_TIMEOUT
        : NetworkFailure.CONNECT_FAILED;
  }

  /** After the connection stood. */
  static NetworkFailure whileTalking(Throwable fault) {
    List<Throwable> causes = causes(fault);
    if (any(causes, SSLException.class)) {
      return NetworkFailure.TLS_FAILED;
    }
    boolean undecodable = any(causes, DecoderException.class);
    boolean closed = any(causes, HttpClosedException.class) || any(causes, IOException.class);
    return closed && !undecodable
        ? NetworkFailure.CONNECTION_CLOSED
        : NetworkFailure.INVALID_RESPONSE;
  }

  private static List<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .limit(MAX_DEPTH)
        .toList();
  }

  private static boolean any(List<Throwable> causes, Class<?> kind) {
    return causes.stream().anyMatch(kind::isInstance);
  }
}
