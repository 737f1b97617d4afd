package cc.xtracker.dispatcher.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.delivery.OwnFault;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void blamesUsWhenNothingIsLeftToConnectWith() {
    assertThat(Faults.own(new BindException("Cannot assign requested address")))
        .contains(OwnFault.OVERLOADED);
    assertThat(Faults.own(new IOException(new SocketException("Too many open files"))))
        .contains(OwnFault.OVERLOADED);
    assertThat(
            Faults.own(new ConnectException("connect(..) failed: Cannot assign requested address")))
        .contains(OwnFault.OVERLOADED);
  }

  @Test
  void blamesNobodyElseForWhatAReceiverDoes() {
    assertThat(Faults.own(new ConnectException("Connection refused"))).isEmpty();
    assertThat(Faults.own(new ConnectTimeoutException())).isEmpty();
  }

  @Test
  void aHandshakeThatTakesTooLongIsAConnectionThatDidNotStandInTime() {
    assertThat(Faults.whileConnecting(new SslHandshakeTimeoutException("3000ms")))
        .isEqualTo(NetworkFailure.CONNECT_TIMEOUT);
  }
}
