package cc.xtracker.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;

/** Which TCP port can a server of ours have, and does somebody listen on it? */
public final class Ports {
  /**
   * Below the ports that Linux and macOS give to outgoing connections, so that a remembered port
   * stays free.
   */
  private static final int FIRST = 20_000;

  private static final int COUNT = 12_000;
  private static final int TRY_COUNT = 100;
  private static final int CONNECT_MILLIS = 200;

  /** Random, so that two stacks that start at the same time choose differently. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ports() {}

  public static int free() {
    for (int tries = 0; tries < TRY_COUNT; tries++) {
      int port = FIRST + RANDOM.nextInt(COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StackFailure("Found no free TCP port between 20000 and 32000.");
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  public static boolean isListening(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
