package cc.xtracker.dispatcher.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server that says what a test wants (RFC 1035 section 4), or nothing. */
final class NameServer implements AutoCloseable {
  static final int SERVFAIL = 2;
  static final int NXDOMAIN = 3;
  static final int REFUSED = 5;

  private static final int TYPE_A = 1;
  private static final int TYPE_AAAA = 28;
  private static final int HEADER_BYTES = 12;

  /** The names of all questions, in order. */
  final List<String> questions = new CopyOnWriteArrayList<>();

  private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();
  private final Map<String, Integer> codes = new ConcurrentHashMap<>();
  private final DatagramSocket socket;
  private int ttlSeconds = 300;

  NameServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void knows(String name, int ttl, String... literals) {
    ttlSeconds = ttl;
    addresses.put(name, Arrays.stream(literals).map(InetAddress::ofLiteral).toList());
  }

  void says(String name, int code) {
    codes.put(name, code);
  }

  private void serve() {
    byte[] packet = new byte[1500];
    while (!socket.isClosed()) {
      try {
        DatagramPacket received = new DatagramPacket(packet, packet.length);
        socket.receive(received);
        byte[] answer = answer(Arrays.copyOf(packet, received.getLength()));
        if (answer.length > 0) {
          socket.send(new DatagramPacket(answer, answer.length, received.getSocketAddress()));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    int end = HEADER_BYTES;
    StringBuilder name = new StringBuilder();
    for (int length = query[end]; length > 0; length = query[end]) {
      name.append(name.isEmpty() ? "" : ".").append(new String(query, end + 1, length, "US-ASCII"));
      end += length + 1;
    }
    int type = query[end + 2];
    questions.add(name.toString());
    List<InetAddress> found = addresses.get(name.toString());
    int code = codes.getOrDefault(name.toString(), 0);
    return found == null && code == 0
        ? new byte[0]
        : response(
            Arrays.copyOf(query, end + 5), code, of(type, found == null ? List.of() : found));
  }

  private static List<InetAddress> of(int type, List<InetAddress> found) {
    int bytes = type == TYPE_A ? 4 : type == TYPE_AAAA ? 16 : 0;
    return found.stream().filter(address -> address.getAddress().length == bytes).toList();
  }

  private byte[] response(byte[] question, int code, List<InetAddress> found) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.wrap(question);
    head.putShort(2, (short) (0x8180 | code)); // a recursive answer
    head.putShort(6, (short) found.size());
    head.putShort(10, (short) 0); // without the additional records of the question
    out.write(question);
    for (InetAddress address : found) {
      byte[] bytes = address.getAddress();
      out.write(
          ByteBuffer.allocate(12)
              .putShort((short) (0xc000 | HEADER_BYTES)) // the name of the question
              .putShort((short) (bytes.length == 4 ? TYPE_A : TYPE_AAAA))
              .putShort((short) 1)
              .putInt(ttlSeconds)
              .putShort((short) bytes.length)
              .array());
      out.write(bytes);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
