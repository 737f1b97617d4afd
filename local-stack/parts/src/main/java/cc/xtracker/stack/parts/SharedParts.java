package cc.xtracker.stack.parts;

import cc.xtracker.stack.process.Checkout;
import org.jspecify.annotations.Nullable;

/** Finds the parts of this build, or has them started. */
final class SharedParts {
  static final SharedParts INSTANCE =
      new SharedParts(new SharedFolder(Checkout.root().resolve("target/real-parts")));

  private final SharedFolder folder;
  private @Nullable RealParts found;

  SharedParts(SharedFolder folder) {
    this.folder = folder;
  }

  synchronized RealParts find() {
    if (found == null) {
      found = folder.locked(this::findOrStart);
    }
    return found;
  }

  private RealParts findOrStart() {
    folder.addOwner(Build.process());
    return folder
        .notice()
        .filter(notice -> notice.supervisor().isAlive())
        .orElseGet(this::start)
        .parts();
  }

  private Notice start() {
    folder.notice().ifPresent(dead -> dead.processes().forEach(left -> left.kill()));
    folder.withdrawNotice();
    var supervisor = new SupervisorPart(folder);
    supervisor.awaitReady(supervisor.launch());
    return folder.notice().orElseThrow();
  }
}
