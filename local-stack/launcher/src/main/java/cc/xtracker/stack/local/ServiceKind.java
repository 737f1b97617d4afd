package cc.xtracker.stack.local;

import cc.xtracker.stack.process.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Our services, in the order in which they come to need each other. */
public enum ServiceKind {
  BINDING,
  INGRESS,
  DISPATCHER;

  /** What its first process is called, its database, and its option on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ServiceKind ofId(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** {@code ingress}, {@code ingress-2}, … */
  public List<String> processNames(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> number == 1 ? id() : id() + "-" + number)
        .toList();
  }

  /** The process through which clients reach several of them. */
  String frontName() {
    return id() + "-front";
  }

  /**
   * What lives for a request only makes a heap that stays small under load: its garbage waits for
   * less. The dispatcher keeps what is under way, which each collection would have to copy.
   */
  List<String> heap() {
    return this == DISPATCHER ? List.of() : List.of("-XX:MaxNewSize=80m");
  }

  public ClassCache classCache() {
    return ClassCache.of(application());
  }

  /** A folder, as its module's build leaves it. */
  Path application() {
    return Checkout.root().resolve(id() + "-service/target/quarkus-app");
  }
}
