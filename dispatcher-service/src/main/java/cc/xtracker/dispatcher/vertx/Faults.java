package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.delivery.OwnFault;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.BindException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Names what went wrong. The exceptions are those of Netty and Vert.x, often nested. */
final class Faults {
  private static final int MAX_DEPTH = 8;

  private Faults() {}

  /**
   * Ours, when no connection could even be tried: no local port or file descriptor is left, or as
   * many wait as may.
   */
  static Optional<OwnFault> own(Throwable fault) {
    List<Throwable> causes = causes(fault);
    boolean exhausted =
        any(causes, BindException.class)
            || any(causes, ConnectionPoolTooBusyException.class)
            || causes.stream().map(Throwable::getMessage).anyMatch(Faults::saysNothingIsLeft);
    return exhausted ? Optional.of(OwnFault.OVERLOADED) : Optional.empty();
  }

  /** EADDRNOTAVAIL, EMFILE and ENFILE, which Java and the native transports put into words only. */
  private static boolean saysNothingIsLeft(@Nullable String message) {
    return message != null
        && (message.contains("Cannot assign requested address")
            || message.contains("Too many open files"));
  }

  /** Before a connection stood. */
  static NetworkFailure whileConnecting(Throwable fault) {
    List<Throwable> causes = causes(fault);
    if (any(causes, ConnectTimeoutException.class)
        || any(causes, SslHandshakeTimeoutException.class)) {
      return NetworkFailure.CONNECT_TIMEOUT;
    }
    return any(causes, SSLException.class) || any(causes, CertificateException.class)
        ? NetworkFailure.TLS_FAILED
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
